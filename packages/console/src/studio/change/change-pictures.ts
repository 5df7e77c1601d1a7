import { useQueryClient } from '@tanstack/react-query'
import { addressOf } from '@yijianshi/contract/client'
import type { CatalogueFiles, Change } from '@yijianshi/contract/publication'
import { useMemo } from 'react'
import { apiBase, call, getValue } from '../../connection/call.ts'
import { upload } from '../../connection/upload.ts'
import type { Workspace } from '../edit/workspace.ts'
import type { Pictures } from '../form/pictures.ts'
import { changeQuery } from '../queries.ts'

/** Names of the pictures that a change has, sorted. */
export function picturesOf(
  change: Pick<Change, 'samples'>,
  base: Pick<CatalogueFiles, 'samples'>,
): readonly string[] {
  const gone = new Set(change.samples.filter(({ deleted }) => deleted).map(({ name }) => name))
  const added = change.samples.filter(({ deleted }) => !deleted).map(({ name }) => name)
  return [...new Set([...base.samples, ...added])].filter(name => !gone.has(name)).sort()
}

/** The pictures of the change that is open. */
export function useChangePictures(workspace: Workspace, change: Change, base: CatalogueFiles): Pictures {
  const queryClient = useQueryClient()
  return useMemo(() => {
    const { id } = change
    const revisions = new Map(change.samples.map(({ name, revision }) => [name, revision]))
    const inBase = new Set(base.samples)
    const lookAgain = () => queryClient.invalidateQueries(changeQuery(id))
    const usesOf = async (name: string) => (await workspace.search(name)).length
    return {
      names: picturesOf(change, base),
      addressOf: name =>
        `${apiBase}${addressOf('getChangeSample', { change: id, name })}?revision=${revisions.get(name) ?? 0}`,
      put: async (name, file, onProgress) => {
        await upload('uploadSample', { change: id, name }, file, onProgress)
        await lookAgain()
      },
      drop: async name => {
        if (inBase.has(name) || (await usesOf(name)) > 0) return
        const body = { path: `samples/${name}`, text: null, basedOn: change.revision }
        await getValue(call('saveChangeFile', { params: { change: id }, body }))
        await lookAgain()
      },
      isShared: async name => (await usesOf(name)) > 1,
    }
  }, [workspace, change, base, queryClient])
}
