/** Places within an OFD document (ST_Loc, GB/T 33190-2016 table 2): `/` is its root, `.` and `..` are folders. */

/** Elements whose text is such a place, and attributes whose value is one. */
const OF_TEXT = new Set([
  ...['DocRoot', 'Signatures', 'Versions', 'Cover', 'PublicRes', 'DocumentRes', 'PageRes', 'Annotations'],
  ...[
    'Attachments',
    'CustomTags',
    'Extensions',
    'FileLoc',
    'MediaFile',
    'FontFile',
    'BaseLoc',
    'SignedValue',
  ],
  ...['SchemaLoc', 'ExtendData', 'DocVersion', 'File', 'Profile', 'DecryptSeedLoc', 'EntriesMapLoc'],
])
const OF_ATTRIBUTE = new Set(['BaseLoc', 'FileRef', 'FileLoc', 'Profile'])

export const isPlaceText = (element: string) => OF_TEXT.has(element)
export const isPlaceAttribute = (attribute: string) => OF_ATTRIBUTE.has(attribute)

/** The folder of a part; empty for the root. */
export function folderOf(name: string): string {
  return name.split('/').slice(0, -1).join('/')
}

/** From the root on, without a `/` before it; undefined where it leads out of the document. */
export function resolvePlace(folder: string, place: string): string | undefined {
  const given = place.trim()
  // `https:`, `C:`, and shares of another machine.
  if (/^[a-z][a-z0-9+.-]*:/i.test(given) || /^[\\/]{2}/.test(given) || given.includes('\0')) return undefined
  const slashed = given.replaceAll('\\', '/')
  const parts: string[] = slashed.startsWith('/') ? [] : folder.split('/').filter(part => part !== '')
  for (const part of slashed.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return undefined
  }
  return parts.join('/')
}
