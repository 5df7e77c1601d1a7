/**
 * XML of a stranger that is nothing but elements, attributes and text. Without a document type there are no entities to
 * unfold and nothing to fetch (OWASP ASVS 5.0, 1.5.1); without instructions no style sheet is applied.
 */

export type XmlAttributes = ReadonlyMap<string, string>

export type XmlVisitor = {
  /** `path`: local names from the root on, this element last. */
  readonly opened: (path: readonly string[], attributes: XmlAttributes) => void
  /** `text`: what stands between its tags, without what its children hold. */
  readonly closed: (path: readonly string[], text: string) => void
}

/** `unsafe`: a document type or an instruction. `broken`: no XML, or nested deeper than anybody writes. */
export type XmlScan = 'plain' | 'unsafe' | 'broken'

const MOST_DEPTH = 200
const TAG = /<([^\s<>/"'=!?&]+)((?:\s+[^\s<>/"'=&]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const ATTRIBUTE = /([^\s<>/"'=&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g
const CLOSING = /<\/([^\s<>/"'=!?&]+)\s*>/y
const DECLARATION = /^\ufeff?<\?xml\s[^?<>]*\?>/
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));|&/gi
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])
const LAST_CHARACTER = 0x10ffff

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** References as they are meant; undefined for one that a document type would have to explain. */
function decoded(text: string): string | undefined {
  if (!text.includes('&')) return text
  let isKnown = true
  const plain = text.replaceAll(REFERENCE, (_, hex?: string, decimal?: string, name?: string) => {
    const code = hex === undefined ? Number(decimal ?? -1) : Number.parseInt(hex, 16)
    const found =
      name === undefined
        ? code >= 0 && code <= LAST_CHARACTER
          ? String.fromCodePoint(code)
          : undefined
        : NAMED.get(name)
    if (found === undefined) isKnown = false
    return found ?? ''
  })
  return isKnown ? plain : undefined
}

/** By their whole names; undefined where one stands twice or can't be read. */
function attributesOf(text: string): Map<string, string> | undefined {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single = ''] of text.matchAll(ATTRIBUTE)) {
    const value = decoded(double ?? single)
    if (value === undefined || attributes.has(name)) return undefined
    attributes.set(name, value)
  }
  return attributes
}

type Open = { readonly name: string; text: string }

/** One pass from the first character to the last. */
class Reader {
  readonly #xml: string
  readonly #visitor: XmlVisitor
  readonly #open: Open[] = []
  readonly #path: string[] = []
  #at: number
  #roots = 0

  constructor(xml: string, visitor: XmlVisitor) {
    this.#xml = xml
    this.#visitor = visitor
    this.#at = DECLARATION.exec(xml)?.[0].length ?? (xml.startsWith('\ufeff') ? 1 : 0)
  }

  read(): XmlScan {
    while (this.#at < this.#xml.length) {
      const fault = this.#step()
      if (fault !== undefined) return fault
    }
    return this.#open.length === 0 && this.#roots === 1 ? 'plain' : 'broken'
  }

  #step(): XmlScan | undefined {
    if (this.#xml[this.#at] !== '<') return this.#takeText()
    if (this.#xml.startsWith('<!--', this.#at)) return this.#skip('<!--', '-->')
    if (this.#xml.startsWith('<![CDATA[', this.#at)) return this.#takeLiteral()
    const next = this.#xml[this.#at + 1]
    if (next === '!' || next === '?') return 'unsafe'
    return next === '/' ? this.#close() : this.#openTag()
  }

  #takeText(): XmlScan | undefined {
    const next = this.#xml.indexOf('<', this.#at)
    const end = next < 0 ? this.#xml.length : next
    const text = decoded(this.#xml.slice(this.#at, end))
    this.#at = end
    return text === undefined ? 'broken' : this.#add(text)
  }

  #takeLiteral(): XmlScan | undefined {
    const from = this.#at + '<![CDATA['.length
    const fault = this.#skip('<![CDATA[', ']]>')
    return fault ?? this.#add(this.#xml.slice(from, this.#at - ']]>'.length))
  }

  /** Outside of the root there is white space alone. */
  #add(text: string): XmlScan | undefined {
    const element = this.#open.at(-1)
    if (element === undefined) return text.trim() === '' ? undefined : 'broken'
    element.text += text
    return undefined
  }

  #skip(begin: string, end: string): XmlScan | undefined {
    const found = this.#xml.indexOf(end, this.#at + begin.length)
    this.#at = found + end.length
    return found < 0 ? 'broken' : undefined
  }

  #openTag(): XmlScan | undefined {
    TAG.lastIndex = this.#at
    const [whole, name = '', list = '', slash] = TAG.exec(this.#xml) ?? []
    const attributes = whole === undefined ? undefined : attributesOf(list)
    if (whole === undefined || attributes === undefined || this.#open.length >= MOST_DEPTH) return 'broken'
    if (this.#open.length === 0) this.#roots += 1
    this.#at += whole.length
    this.#open.push({ name, text: '' })
    this.#path.push(localName(name))
    this.#visitor.opened(this.#path, attributes)
    return slash === '/' ? this.#end() : undefined
  }

  #close(): XmlScan | undefined {
    CLOSING.lastIndex = this.#at
    const [whole, name] = CLOSING.exec(this.#xml) ?? []
    if (whole === undefined || this.#open.at(-1)?.name !== name) return 'broken'
    this.#at += whole.length
    return this.#end()
  }

  #end(): undefined {
    const element = this.#open.pop()
    this.#visitor.closed(this.#path, element?.text ?? '')
    this.#path.pop()
  }
}

/** What was told to the visitor counts only where it ends in `plain`. */
export function scanXml(xml: string, visitor: XmlVisitor): XmlScan {
  return new Reader(xml, visitor).read()
}
