/** Something new in the catalogue: the file or the place in a file where it begins, and whether its id is one. */
import { type CollectionName, layouts } from '@yijianshi/core/catalogue'
import type { Edit } from '@yijianshi/core/catalogue/edit'
import type { OutlineEntry } from '../bench/outline.ts'

export type IdProblem = 'idWrong' | 'codeWrong' | 'idTaken'

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const camel = /^[a-z][a-zA-Z0-9]*$/

export function idProblem(
  kind: CollectionName,
  id: string,
  outline: readonly OutlineEntry[],
): IdProblem | undefined {
  if (kind === 'regions') {
    if (!/^\d{12}$/.test(id)) return 'codeWrong'
  } else if (!(kind === 'questions' ? camel : kebab).test(id)) return 'idWrong'
  return outline.some(entry => entry.kind === kind && entry.id === id) ? 'idTaken' : undefined
}

/** Files to which an entity of this kind may be added; a kind with a file of its own for each has none. */
export function filesFor(kind: CollectionName, outline: readonly OutlineEntry[]): readonly string[] {
  const { layout, place } = layouts[kind]
  if (layout === 'folder') return []
  const known = [...new Set(outline.filter(entry => entry.kind === kind).map(({ path }) => path))]
  return known.length === 0 ? [`${place}.yaml`] : known
}

export type Addition =
  | { readonly path: string; readonly text: string; readonly index: undefined }
  | { readonly path: string; readonly edits: readonly Edit[]; readonly index: number }

/** What is to be written for it: id and name; the check then names what else it needs. */
export function additionOf(
  kind: CollectionName,
  named: { readonly id: string; readonly zh: string; readonly en: string },
  file: string | undefined,
  outline: readonly OutlineEntry[],
): Addition {
  const { place, key } = layouts[kind]
  const { id, zh, en } = named
  const name = { zh, en }
  if (file === undefined) {
    const quoted = [id, zh, en].map(text => JSON.stringify(text))
    const [shownId = '', shownZh = '', shownEn = ''] = quoted
    return {
      path: `${place}/${id}.yaml`,
      text: `id: ${kebab.test(id) ? id : shownId}\nname: { zh: ${shownZh}, en: ${shownEn} }\n`,
      index: undefined,
    }
  }
  const entity = kind === 'questions' ? { id, kind: 'yes-no', title: name } : { [key]: id, name }
  const index = outline.filter(entry => entry.path === file).length
  const edit: Edit =
    index === 0
      ? { kind: 'set', path: [kind], value: [entity] }
      : { kind: 'insert', path: [kind], index, value: entity }
  return { path: file, edits: [edit], index }
}
