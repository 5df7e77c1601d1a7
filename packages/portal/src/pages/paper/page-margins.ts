import { pageMargins } from '@yijianshi/core/paper/page-margins'
import { useEffect } from 'react'

/** Title, edition and page number on every printed page, while the paper is shown. */
export function usePageMargins(
  title: string,
  edition: string,
  page: (page: string, pages: string) => string,
): void {
  const text = pageMargins(title, edition, page)
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== sheet)
    }
  }, [text])
}
