import { useEffect } from 'react'

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\n]/g, ' ')}"`
}

/**
 * Title, version and page number in the margins of every printed page. Style sheets can't read the
 * document, so one is made while the paper is shown; a browser without margin boxes prints the line
 * with the version below the paper all the same.
 */
export function usePageMargins(
  title: string,
  edition: string,
  page: (page: string, pages: string) => string,
) {
  const counters = page('{page}', '{pages}')
    .split(/(\{pages?\})/)
    .map(part => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : quoted(part)))
    .join(' ')
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page {
      size: A4;
      margin: 20mm 18mm;
      @top-left { content: ${quoted(title)}; font-size: 8pt; color: #4a5768; }
      @bottom-left { content: ${quoted(edition)}; font-size: 8pt; color: #4a5768; }
      @bottom-right { content: ${counters}; font-size: 8pt; color: #4a5768; }
    }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== sheet)
    }
  }, [title, edition, counters])
}
