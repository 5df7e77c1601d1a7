/** What the reviewer found, point by point, while it is being written. */
import type { CaseTask } from '@yijianshi/contract/case'

export type Finding = CaseTask['findings'][number]
export type Findings = Readonly<Record<string, { readonly met?: boolean; readonly remark: string }>>

export function findingsFrom(stored: readonly Finding[]): Findings {
  return Object.fromEntries(
    stored.map(({ point, met, remark }) => [point, { met, remark: remark ?? '' }] as const),
  )
}

/** Points that stand in the way of saving: not looked at, or not met without a word why. */
export function openPoints(points: readonly string[], findings: Findings): readonly string[] {
  return points.filter(point => {
    const finding = findings[point]
    return finding?.met === undefined || (!finding.met && finding.remark.trim() === '')
  })
}

export function findingsToSend(
  points: readonly string[],
  findings: Findings,
): { point: string; met: boolean; remark?: string }[] {
  return points.flatMap(point => {
    const finding = findings[point]
    if (finding?.met === undefined) return []
    const remark = finding.remark.trim()
    return [{ point, met: finding.met, ...(remark === '' ? {} : { remark }) }]
  })
}

/** The reasons of a refusal begin with what is not met; the reviewer completes them. */
export function reasonsFromUnmet(
  points: readonly { readonly id: string; readonly text: string }[],
  stored: readonly Finding[],
): string {
  return points
    .flatMap(({ id, text }) => {
      const finding = stored.find(candidate => candidate.point === id)
      if (finding === undefined || finding.met) return []
      return [finding.remark === undefined ? text : `${text}：${finding.remark}`]
    })
    .map((line, index, lines) => (lines.length > 1 ? `${index + 1}. ${line}` : line))
    .join('\n')
}
