/** Files that come from elsewhere: those that may be taken as they are, and those that this change has edited itself. */
import type { FileConflict } from '@yijianshi/contract/shape'
import { revisionOfFile, shownText, type WorkingFiles } from './working-files.ts'

type File = { readonly path: string; readonly text: string }

export function sortImport(
  files: WorkingFiles,
  imported: readonly File[],
): { readonly plain: readonly File[]; readonly both: readonly FileConflict[] } {
  const differing = imported.filter(({ path, text }) => shownText(files, path) !== text)
  const base = (path: string) => files.base.get(path) ?? null
  const isEdited = ({ path }: File) => shownText(files, path) !== base(path)
  return {
    plain: differing.filter(file => !isEdited(file)),
    both: differing.filter(isEdited).map(({ path, text }) => ({
      path,
      revision: revisionOfFile(files, path),
      base: base(path),
      mine: shownText(files, path),
      theirs: text,
    })),
  }
}
