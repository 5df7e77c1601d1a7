/** What stands in the margins of every printed page of a paper, as a style sheet. */

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\\n]/g, ' ')}"`
}

/**
 * Title, edition and page number in the margins. Style sheets can’t read the document, so one is made for the
 * paper shown; a browser without margin boxes prints the line with the edition below the paper all the same.
 * `page` says "page 2 of 5" in words.
 */
export function pageMargins(
  title: string,
  edition: string,
  page: (page: string, pages: string) => string,
): string {
  const counters = page('{page}', '{pages}')
    .split(/(\{pages?\})/)
    .map(part => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : quoted(part)))
    .join(' ')
  return `@page {
    size: A4;
    margin: 20mm 18mm;
    @top-left { content: ${quoted(title)}; font-size: 8pt; color: #4a5768; }
    @bottom-left { content: ${quoted(edition)}; font-size: 8pt; color: #4a5768; }
    @bottom-right { content: ${counters}; font-size: 8pt; color: #4a5768; }
  }`
}
