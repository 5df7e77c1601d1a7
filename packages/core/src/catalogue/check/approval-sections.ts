/** What an authority says of its approval section is about itself: its hall, its windows, its items. */
import type { Finding, FindingRow } from '../finding.ts'
import type { Authority } from '../model.ts'
import { type CheckContext, eachAuthority } from './rule.ts'

const sectionMissing = {
  code: 'catalogue/approval-section-missing',
  severity: 'error',
  zh: '部门 {authority} 写了 {field}，却没有写 {wanted}。请补上 {wanted}，或删去 {field}。',
  en: 'The authority {authority} has {field} without {wanted}. Add {wanted}, or remove {field}.',
  reason: {
    zh: '“三集中”：职能向一个科室集中，科室向大厅集中，事项向网上集中；先有科室，才说得上在哪里、缺什么。',
    en: 'Three concentrations: one section, in the hall, online. Where it sits and what it lacks can be said of a section only.',
  },
} as const satisfies FindingRow

const sectionWindow = {
  code: 'catalogue/approval-section-window',
  severity: 'error',
  zh: '部门 {authority} 的审批股进驻 {site}，那里没有窗口 {window}。',
  en: 'The approval section of {authority} has moved to {site}, where there is no window {window}.',
} as const satisfies FindingRow

const foreignItem = {
  code: 'catalogue/approval-section-item',
  severity: 'error',
  zh: '部门 {authority} 的 {field} 里有事项 {item}，那是 {owner} 的事项。请写到那个部门，或删去。',
  en: 'Under {field} the authority {authority} names the item {item} of {owner}. Move it there, or remove it.',
} as const satisfies FindingRow

const at = ({ id }: Authority, ...path: (string | number)[]) => ({ in: 'authorities' as const, id, path })

function missingFindings(authority: Authority, { report }: CheckContext): Finding[] {
  const needs = [
    ['outsideSection', 'approvalSection'],
    ['settledWindows', 'settledAt'],
  ] as const
  return needs.flatMap(([field, wanted]) =>
    authority[field] !== undefined && authority[wanted] === undefined
      ? [report(sectionMissing, at(authority, field), { authority: authority.id, field, wanted })]
      : [],
  )
}

export const approvalSections = eachAuthority(
  [sectionMissing, sectionWindow, foreignItem],
  (authority, catalogue, context) => {
    const { report } = context
    const { id, settledAt, settledWindows = [] } = authority
    const site = catalogue.sites.get(settledAt ?? '')
    const windows = settledWindows.flatMap((window, index) =>
      site === undefined || site.windows.some(entry => entry.id === window)
        ? []
        : [
            report(sectionWindow, at(authority, 'settledWindows', index), {
              authority: id,
              site: site.id,
              window,
            }),
          ],
    )
    const foreign = (['outsideSection', 'unsupervised'] as const).flatMap(field =>
      (authority[field] ?? []).flatMap((item, index) => {
        const owner = catalogue.items.get(item)?.authority
        if (owner === undefined || owner === id) return []
        return [report(foreignItem, at(authority, field, index), { authority: id, field, item, owner })]
      }),
    )
    return [...missingFindings(authority, context), ...windows, ...foreign]
  },
)
