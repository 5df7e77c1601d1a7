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
}

function rolesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  const own = 'role' in node && typeof node.role === 'string' ? [node.role] : []
  const below: unknown = 'children' in node ? node.children : []
  return [...own, ...(Array.isArray(below) ? below.flatMap(rolesIn) : [])]
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
  const roles: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const lines = items.flatMap(item => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [, , , , x = 0, y = 0] = item.transform.map(Number)
      return [{ text: item.str, x, y, right: x + item.width }]
    })
    pages.push({ lines, width: page.getViewport({ scale: 1 }).width })
    roles.push(...rolesIn(await page.getStructTree()))
  }
  const marks: unknown = await document.getMarkInfo()
  await loading.destroy()
  return {
    pages,
    title: textField(info, 'Title'),
    language: textField(info, 'Language'),
    tagged: marks instanceof Map && marks.get('Marked') === true,
    fonts,
    roles,
  }
}
