/** For tests: what another program reads in a PDF. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadLine = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly right: number
}

export type ReadPdf = {
  readonly pages: readonly { readonly lines: readonly ReadLine[]; readonly width: number }[]
  readonly title: string
  readonly language: string
  readonly tagged: boolean
  /** Names of fonts, with the mark of a subset: `ABCDEF+NotoSansSC-Regular`. */
  readonly fonts: ReadonlySet<string>
  /** Roles of the structure, in reading order. */
  readonly roles: readonly string[]
  /** The same, with what is said of each part. */
  readonly structure: readonly PdfElement[]
  /** Content that belongs to nothing: neither to the structure nor to header, footer and ground. */
  readonly loose: number
  /** XML that describes the paper as a whole. */
  readonly metadata: string
}

export type PdfElement = {
  readonly role: string
  /** Read aloud in place of a figure. */
  readonly alt: string
  readonly language: string
  /** Texts below it, in reading order. */
  readonly text: string
}

function textsBelow(node: unknown, texts: ReadonlyMap<string, string>): string {
  if (typeof node !== 'object' || node === null) return ''
  if ('type' in node && node.type === 'content' && 'id' in node) return texts.get(String(node.id)) ?? ''
  const below: unknown = 'children' in node ? node.children : []
  return Array.isArray(below) ? below.map(child => textsBelow(child, texts)).join('') : ''
}

function elementsIn(node: unknown, texts: ReadonlyMap<string, string>): PdfElement[] {
  if (typeof node !== 'object' || node === null) return []
  const told = (name: string): string => {
    const value: unknown = Reflect.get(node, name)
    return typeof value === 'string' ? value : ''
  }
  const role = told('role')
  const own = { role, alt: told('alt'), language: told('lang'), text: textsBelow(node, texts) }
  const below: unknown = 'children' in node ? node.children : []
  const parts = Array.isArray(below) ? below.flatMap(child => elementsIn(child, texts)) : []
  return role === '' ? parts : [own, ...parts]
}

type MarkedItem = { readonly type?: string; readonly id?: string | null; readonly str?: string }

/** Texts by the id of the content that they stand in; what stands in none is counted. */
function markedTexts(items: readonly MarkedItem[]) {
  const texts = new Map<string, string>()
  const open: (string | undefined)[] = []
  let unmarked = 0
  for (const { type, id, str } of items) {
    if (type === 'beginMarkedContent' || type === 'beginMarkedContentProps') open.push(id ?? undefined)
    else if (type === 'endMarkedContent') open.pop()
    else if (str !== undefined && str.trim() !== '') {
      const at = open.findLast(each => each !== undefined)
      if (open.length === 0) unmarked += 1
      if (at !== undefined) texts.set(at, (texts.get(at) ?? '') + str)
    }
  }
  return { texts, unmarked }
}

function textField(info: object, name: string): string {
  const value: unknown = Reflect.get(info, name)
  return typeof value === 'string' ? value : ''
}

/** Opens it with pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const loading = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 })
  const document = await loading.promise
  const { info } = await document.getMetadata()
  const fonts = new Set(
    [
      ...Buffer.from(bytes)
        .toString('latin1')
        .matchAll(/\/FontName \/(\S+)/g),
    ].map(found => found[1] ?? ''),
  )
  const pages = []
  const structure: PdfElement[] = []
  let loose = 0
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const marked = await page.getTextContent({ includeMarkedContent: true })
    const { texts, unmarked } = markedTexts(marked.items)
    loose += unmarked
    const lines = items.flatMap(item => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , , x = 0, y = 0] = item.transform.map(Number)
      return [{ text: item.str, x, y, right: x + item.width }]
    })
    pages.push({ lines, width: page.getViewport({ scale: 1 }).width })
    structure.push(...elementsIn(await page.getStructTree(), texts))
  }
  const marks: unknown = await document.getMarkInfo()
  await loading.destroy()
  return {
    pages,
    title: textField(info, 'Title'),
    language: textField(info, 'Language'),
    tagged: marks instanceof Map && marks.get('Marked') === true,
    fonts,
    roles: structure.map(({ role }) => role),
    structure,
    loose,
    metadata: /<\?xpacket begin[\s\S]*?<\?xpacket end/.exec(Buffer.from(bytes).toString())?.[0] ?? '',
  }
}
