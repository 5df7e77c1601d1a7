/**
 * Edits of the catalogue’s YAML by place: `setAt(text, ['limit', 'promisedDays'], 2)`. What is not edited keeps every
 * byte: comments, order, quotes, brackets. Each result is read back and compared with what the edit must come to.
 */
import { Document, isCollection, Lexer, parseDocument } from 'yaml'
import { type Edit, editedData, type Path } from './edit/edit-data.ts'
import { splice } from './edit/splice.ts'
import { isSameData } from './same-data.ts'

export { type Edit, editedData, type Path } from './edit/edit-data.ts'

export type EditRefusal =
  /** The text is no YAML, so there is no place in it. */
  | 'syntax'
  /** The path leads nowhere, or past what an alias stands for. */
  | 'no-such-place'

export type EditResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: EditRefusal }

type Read = { readonly document: Document; readonly data: unknown }

const mostAliases = 100

/** Undefined for what is no YAML. */
function read(text: string): Read | undefined {
  try {
    const document = parseDocument(text, {
      strict: true,
      uniqueKeys: true,
      stringKeys: true,
      logLevel: 'error',
    })
    if (document.errors.length > 0) return undefined
    return { document, data: document.toJS({ maxAliasCount: mostAliases }) }
  } catch {
    // The composer recurses: a text that nests without end exhausts its stack.
    return undefined
  }
}

/** The data of a YAML text; undefined when it is none. */
export function readData(text: string): { readonly data: unknown } | undefined {
  const found = read(text)
  return found && { data: found.data }
}

/** The slower way, for what stands in an unusual manner: comments and order are kept, the form of the lines is not. */
function rewrite(document: Document, edit: Edit): string | undefined {
  switch (edit.kind) {
    case 'set':
      if (edit.path.length === 0) return new Document(edit.value).toString({ lineWidth: 0 })
      document.setIn(edit.path, document.createNode(edit.value))
      break
    case 'remove':
      document.deleteIn(edit.path)
      break
    default: {
      const list = document.getIn(edit.path, true)
      if (!isCollection(list)) return undefined
      if (edit.kind === 'insert') list.items.splice(edit.index, 0, document.createNode(edit.value))
      else list.items.splice(edit.to, 0, ...list.items.splice(edit.from, 1))
    }
  }
  return document.toString({ lineWidth: 0 })
}

function isWhat(text: string | undefined, wanted: unknown): text is string {
  const got = text === undefined ? undefined : read(text)
  return got !== undefined && isSameData(got.data ?? null, wanted ?? null)
}

/** The text after the edit. Pure; any text and any path give a text or a reason. */
export function edited(text: string, edit: Edit): EditResult {
  const before = read(text)
  if (before === undefined) return { ok: false, reason: 'syntax' }
  const wanted = editedData(before.data, edit)
  if (!wanted.ok) return { ok: false, reason: 'no-such-place' }
  if (isSameData(before.data, wanted.data)) return { ok: true, text }
  const spliced = splice(text, before.document, edit)
  if (isWhat(spliced, wanted.data)) return { ok: true, text: spliced }
  const rewritten = tryRewrite(before.document, edit)
  if (isWhat(rewritten, wanted.data)) return { ok: true, text: rewritten }
  return { ok: false, reason: 'no-such-place' }
}

function tryRewrite(document: Document, edit: Edit): string | undefined {
  try {
    return rewrite(document, edit)
  } catch {
    // A path through a scalar or an alias: the document can't be changed there.
    return undefined
  }
}

/** Gives the place this value; the last name of the path may be new, and whatever leads there is made. */
export function setAt(text: string, path: Path, value: unknown): EditResult {
  return edited(text, { kind: 'set', path, value })
}

export function removeAt(text: string, path: Path): EditResult {
  return edited(text, { kind: 'remove', path })
}

/** Puts an entry into the list at `path`, before the one that has this index now, or at the end. */
export function insertAt(text: string, path: Path, index: number, value: unknown): EditResult {
  return edited(text, { kind: 'insert', path, index, value })
}

/** Gives an entry of the list at `path` another place; `to` is its index afterwards. */
export function moveAt(text: string, path: Path, from: number, to: number): EditResult {
  return edited(text, { kind: 'move', path, from, to })
}

/** The comments of a text, in order; what looks like one inside of a text is none. */
export function commentsOf(text: string): string[] {
  // The lexer marks the texts themselves; what begins with a hash is a comment.
  return [...new Lexer().lex(text)].filter(lexeme => lexeme.startsWith('#')).map(lexeme => lexeme.trimEnd())
}
