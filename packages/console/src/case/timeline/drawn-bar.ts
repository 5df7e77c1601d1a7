/** What of a bar is drawn, and where. */
import type { TimelineBar, TimelineSegment } from '@yijianshi/contract/case-timeline'
import { type Axis, daysSpan, instantPlace, isInPicture, type Span } from './axis.ts'

export type DrawnBar = {
  readonly bar: TimelineBar
  readonly planned: Span | undefined
  readonly segments: readonly (Span & { readonly holder: TimelineSegment['holder'] })[]
  /** It still lasts. */
  readonly isOpen: boolean
  /** The end of the last day of its limit, as long as it matters: not where it was kept. */
  readonly due: number | undefined
  /** The last day, where it lies behind the picture. */
  readonly laterDue: string | undefined
  /** What is left of the limit. */
  readonly left: Span | undefined
  /** From there on it was, or is, late. */
  readonly late: Span | undefined
  readonly whole: Span
}

export type PlacedBar = DrawnBar & {
  readonly label: string
  /** Of bar and label together. */
  readonly box: Span
}

const wideLetterPixels = 14
/** In bold, as of what is late. */
const letterPixels = 8.5
/** A finger hits it. */
const leastBarPixels = 44

/** Undefined where nothing was planned and nothing has begun. `at`: the moment of the picture. */
export function drawBar(axis: Axis, bar: TimelineBar, at: string): DrawnBar | undefined {
  const { planned, actual, segments, limit } = bar
  const plannedSpan = planned === null ? undefined : daysSpan(axis, planned.from, planned.to)
  const actualSpan =
    actual === null
      ? undefined
      : { start: instantPlace(axis, actual.from), end: instantPlace(axis, actual.to ?? at) }
  const spans = [plannedSpan, actualSpan].filter(span => span !== undefined)
  if (spans.length === 0) return undefined
  const isLate = limit !== null && limit.clock.overdueBy > 0
  const isKept = limit === null || (limit.clock.state === 'ended' && !isLate)
  const dueDate = isKept ? undefined : limit.clock.due
  const due = dueDate === undefined ? undefined : daysSpan(axis, dueDate, dueDate).end
  const isShown = dueDate === undefined || isInPicture(axis, dueDate)
  const end = actualSpan?.end
  return {
    bar,
    planned: plannedSpan,
    segments: segments.map(({ from, to, holder }) => ({
      start: instantPlace(axis, from),
      end: instantPlace(axis, to ?? at),
      holder,
    })),
    isOpen: actual !== null && actual.to === null,
    due: isShown ? due : undefined,
    laterDue: isShown ? undefined : dueDate,
    left: end !== undefined && due !== undefined && end < due ? { start: end, end: due } : undefined,
    late:
      isLate && actualSpan !== undefined && due !== undefined && due < actualSpan.end
        ? { start: Math.max(due, actualSpan.start), end: actualSpan.end }
        : undefined,
    whole: {
      start: Math.min(...spans.map(({ start }) => start)),
      end: Math.max(...spans.map(({ end }) => end), due ?? 0),
    },
  }
}

/** At the size of the picture's labels, rather too much than too little. */
export function labelPixels(label: string): number {
  return [...label].reduce(
    (sum, letter) => sum + (letter.charCodeAt(0) > 0xff ? wideLetterPixels : letterPixels),
    0,
  )
}

function placeBar(axis: Axis, drawn: DrawnBar, label: string): PlacedBar {
  const { start, end } = drawn.whole
  const wanted = Math.max(labelPixels(label), leastBarPixels) / axis.dayPixels
  const length = Math.min(axis.days, Math.max(end - start, wanted))
  // A label for which there is no room behind begins before its bar, as late as it can.
  const boxStart = Math.max(0, Math.min(start, axis.days - length))
  return { ...drawn, label, box: { start: boxStart, end: Math.max(end, boxStart + length) } }
}

/** The bars of a lane in as few lines as keep bars and labels apart. */
export function layLane(
  axis: Axis,
  bars: readonly { readonly drawn: DrawnBar; readonly label: string }[],
): readonly (readonly PlacedBar[])[] {
  const lines: PlacedBar[][] = []
  for (const { drawn, label } of bars) {
    const placed = placeBar(axis, drawn, label)
    const isFree = (line: readonly PlacedBar[]) =>
      line.every(({ box }) => box.end <= placed.box.start || placed.box.end <= box.start)
    const line = lines.find(isFree)
    if (line === undefined) lines.push([placed])
    else line.push(placed)
  }
  return lines
}
