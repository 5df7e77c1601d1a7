/** Lists within one cell: an entry in each line, its parts parted by ｜. A backslash keeps either from parting. */

const PART = '｜'

function escaped(text: string): string {
  return text.replaceAll(/[\\｜|]/g, '\\$&').replaceAll('\n', '\\n')
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/gs, (_, character: string) => (character === 'n' ? '\n' : character))
}

/** Empty parts at the end are left out. */
export function writeLine(...parts: readonly (string | undefined)[]): string {
  const given = parts.map(part => escaped(part ?? ''))
  while (given.length > 1 && given.at(-1) === '') given.pop()
  return given.join(PART)
}

export const writeLines = (entries: readonly string[]) => entries.join('\n')

export function readLine(line: string): string[] {
  return [...line.matchAll(/(?:\\.|[^\\｜|])*(?:[｜|]|$)/gs)]
    .filter(([part], index, all) => part !== '' || index < all.length - 1)
    .map(([part]) => unescaped(part.replace(/(?<!\\)((?:\\\\)*)[｜|]$/s, '$1')).trim())
}

export function readLines(text: string): string[][] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(readLine)
}

/** Words beside each other, however they are parted. */
export function readWords(text: string): string[] {
  return text
    .split(/[、,，;；\n]/)
    .map(word => word.trim())
    .filter(word => word !== '')
}
