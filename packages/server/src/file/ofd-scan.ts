/**
 * Looks for what an OFD document (GB/T 33190-2016) does beside being read. Its parts are few kinds: XML, pictures, fonts,
 * seals and signatures. Each is looked at, also one that no other speaks of; anything else in the archive is not taken.
 */
import { type ArchiveLimits, readArchive } from './archive.ts'
import { partOf } from './ofd-part.ts'
import { folderOf, isPlaceAttribute, isPlaceText, resolvePlace } from './ofd-place.ts'
import { scanXml, type XmlAttributes } from './plain-xml.ts'

/**
 * `broken`: no OFD document, or one that programs read differently. `encrypted`: after GM/T 0099 or as an archive.
 * `active`: a program, media, something strange, or a way out of the document. `too-large`: when unpacked.
 */
export type OfdScan = 'plain' | 'encrypted' | 'active' | 'broken' | 'too-large'

export const OFD_LIMITS: ArchiveLimits = { entries: 5_000, bytes: 134_217_728 }

const ENTRANCE = 'OFD.xml'
/** The way into an encrypted document (GM/T 0099-2020). */
const ENCRYPTION = /(^|\/)encryptions\.xml$/
/** Actions that play, or open what is attached (GB/T 33190-2016, 14.2), and what only a page or a style sheet has. */
const ACTIVE_ELEMENTS = new Set(['GotoA', 'Sound', 'Movie', 'script', 'stylesheet', 'html', 'svg'])
/** Elements of these run in a browser, in whatever file they stand. */
const PAGE_LANGUAGES = /^http:\/\/www\.w3\.org\/(1999\/xhtml|2000\/svg|1999\/XSL\/)/
const MEDIA = new Set(['audio', 'video'])

/** What the parts say of each other, while they pass. */
class Findings {
  isActive = false
  /** By the name of a part, in small letters: the name of its root element. */
  readonly roots = new Map<string, string>()
  /** Where the entrance leads. */
  readonly documents: (string | undefined)[] = []
  /** By the name of a part: the pages that it lists. */
  readonly pages = new Map<string, (string | undefined)[]>()

  take(name: string, text: string): 'plain' | 'unsafe' | 'broken' {
    const folder = folderOf(name)
    let base = folder
    return scanXml(text, {
      opened: (path, attributes) => {
        const element = path.at(-1) ?? ''
        if (path.length === 1) this.roots.set(name.toLowerCase(), element)
        if (isActive(element, attributes)) this.isActive = true
        for (const [attribute, value] of attributes) {
          if (!isPlaceAttribute(attribute)) continue
          const place = this.#place(base, value)
          if (element === 'Page' && attribute === 'BaseLoc') this.#listPage(name, place)
          // Where the files of a list of resources lie (7.9).
          if (element === 'Res' && attribute === 'BaseLoc') base = place ?? base
        }
      },
      closed: (path, content) => {
        const element = path.at(-1) ?? ''
        if (!isPlaceText(element) || content.trim() === '') return
        const place = this.#place(base, content)
        if (name === ENTRANCE && element === 'DocRoot') this.documents.push(place)
      },
    })
  }

  #place(folder: string, given: string): string | undefined {
    const place = resolvePlace(folder, given)
    if (place === undefined) this.isActive = true
    return place
  }

  #listPage(name: string, place: string | undefined): void {
    const listed = this.pages.get(name.toLowerCase())
    if (listed === undefined) this.pages.set(name.toLowerCase(), [place])
    else listed.push(place)
  }

  /** Whether it has what every document has (7.4, 7.5): a root, and pages that are there. */
  isWhole(): boolean {
    const isA = (place: string | undefined, element: string) =>
      this.roots.get((place ?? '').toLowerCase()) === element
    return (
      isA(ENTRANCE, 'OFD') &&
      this.documents.length > 0 &&
      this.documents.every(document => {
        const pages = this.pages.get((document ?? '').toLowerCase()) ?? []
        return isA(document, 'Document') && pages.length > 0 && pages.every(page => isA(page, 'Page'))
      })
    )
  }
}

/** A link may lead to a page, as in a PDF, and to nothing else. */
function isActive(element: string, attributes: XmlAttributes): boolean {
  if (ACTIVE_ELEMENTS.has(element)) return true
  for (const [name, value] of attributes)
    if (/^xmlns(:|$)/.test(name) && PAGE_LANGUAGES.test(value.trim())) return true
  if (element === 'MultiMedia') return MEDIA.has((attributes.get('Type') ?? '').toLowerCase())
  if (element !== 'URI') return false
  const address = `${attributes.get('Base') ?? ''}${attributes.get('URI') ?? ''}`.trim()
  return !/^(https?:\/\/|mailto:)/i.test(address)
}

/** A name that no program can take for a place outside of the folder that it unpacks to. */
function isInside(name: string): boolean {
  return !name.startsWith('/') && !name.includes('\\') && resolvePlace('', name) !== undefined
}

export function scanOfd(bytes: Buffer, limits: ArchiveLimits = OFD_LIMITS): OfdScan {
  const findings = new Findings()
  let isBroken = false
  for (const entry of readArchive(bytes, limits)) {
    if (entry === 'link') return 'active'
    if (typeof entry === 'string') return entry
    const { name, content } = entry
    if (!isInside(name)) return 'active'
    if (ENCRYPTION.test(name.toLowerCase())) return 'encrypted'
    if (name.endsWith('/') && content.length === 0) continue
    const part = partOf(name, content)
    if (part.kind === 'strange') return 'active'
    if (part.kind === 'broken') isBroken = true
    if (part.kind !== 'xml') continue
    const scan = findings.take(name, part.text)
    if (scan === 'unsafe' || findings.isActive) return 'active'
    if (scan === 'broken') isBroken = true
  }
  return isBroken || !findings.isWhole() ? 'broken' : 'plain'
}
