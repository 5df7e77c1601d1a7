/** A date in three boxes. What is half typed is kept too, so that a draft loses nothing. */
export type DateBoxes = { readonly year: string; readonly month: string; readonly day: string }

const digitsOnly = (text: string) => text.normalize('NFKC').replaceAll(/\D/g, '')

/** The boxes of a stored value: `2026-03-05` or, half typed, `2026-3-`. */
export function boxesOf(value: string): DateBoxes {
  const [year = '', month = '', day = ''] = value.split('-')
  const bare = (text: string) => (/^0\d$/.test(text) ? text.slice(1) : text)
  return { year, month: bare(month), day: bare(day) }
}

/** The stored value of the boxes: ISO when all are filled, else what is there; empty when nothing is. */
export function dateOf(boxes: DateBoxes): string {
  const [year, month, day] = [boxes.year, boxes.month, boxes.day].map(digitsOnly)
  if (!year && !month && !day) return ''
  if (!year || !month || !day) return [year, month, day].join('-')
  return [year.padStart(4, '0'), month.padStart(2, '0'), day.padStart(2, '0')].join('-')
}
