/** The extract (查询结果): what a source said, as a paper that is handed in like any other. */

import { civilDateOf } from '@yijianshi/core/calendar'
import type { DataElement, Name } from '@yijianshi/core/catalogue'
import type { Edition, Printed } from '@yijianshi/core/paper'
import type { Answer, SharedEntry, SharedValue } from '@yijianshi/core/sharing'

export type ExtractFacts = {
  readonly resource: SharedEntry
  readonly material: Name
  readonly owner: Name
  readonly matter: Name
  readonly elements: ReadonlyMap<string, DataElement>
  readonly answer: Answer
  /** Milliseconds since 1970. */
  readonly answeredAt: number
  readonly use: string
  readonly edition: Edition
}

const fenOfYuan = 100

/** As a person reads it: labels of options, money in yuan, an entry of a list by its parts. */
function shown(elements: ExtractFacts['elements'], id: string, value: SharedValue): string {
  const element = elements.get(id)
  if (typeof value === 'boolean') return value ? '是' : '否'
  const labelOf = (entry: string) =>
    element?.options?.find(option => option.value === entry)?.label.zh ?? entry
  if (Array.isArray(value))
    return value
      .map(entry =>
        typeof entry === 'string'
          ? labelOf(entry)
          : Object.entries(entry)
              .map(([inner, part]) => shown(elements, inner, part))
              .join(' '),
      )
      .join('、')
  if (typeof value === 'string') return labelOf(value)
  if (element?.kind === 'money') return `${value / fenOfYuan} 元`
  return element?.unit === undefined ? String(value) : `${value} ${element.unit.zh}`
}

/** Date and minute in Asia/Shanghai. */
function momentText(at: number): string {
  const clock = new Date(at + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${civilDateOf(at)} ${clock}`
}

/** The purpose stands in the footer of every page, so that no page serves anything else. */
export function extractPaper(facts: ExtractFacts): Printed {
  const { resource, material, owner, matter, elements, answer, answeredAt, use, edition } = facts
  const details = (resource.details ?? []).flatMap(({ id, name }) => {
    const value = answer.details[id]
    return value === undefined ? [] : [{ term: name.zh, values: [value] }]
  })
  const fields = resource.fields.flatMap(({ element }) => {
    const value = answer.fields[element]
    const known = elements.get(element)
    return value === undefined
      ? []
      : [{ term: known?.name.zh ?? element, values: [shown(elements, element, value)] }]
  })
  return {
    paper: 'data-extract',
    language: 'zh',
    title: `${material.zh}（数据查询结果）`,
    subtitle: `来自${resource.name.zh}`,
    issuer: owner.zh,
    edition,
    editionText: `仅供办理“${matter.zh}”使用 · ${momentText(answeredAt)} 查询 · ${use.slice(0, 8)}`,
    blocks: [
      {
        kind: 'facts',
        caption: '查询结果',
        entries: [...details, ...fields],
      },
      {
        kind: 'facts',
        caption: '来源',
        entries: [
          { term: '数据资源', values: [resource.name.zh] },
          { term: '提供部门', values: [owner.zh] },
          { term: '查询时间', values: [momentText(answeredAt)] },
          { term: '查询编号', values: [use] },
          { term: '依据', values: [`${resource.basis.law}${resource.basis.article}`] },
        ],
      },
      {
        kind: 'notice',
        title: '仅供本次办事使用',
        texts: [
          `本页由平台经申请人同意、按数据共享取得，只用于办理“${matter.zh}”，代替申请人提交“${material.zh}”。`,
          '申请人认为内容不对的，可以提出异议，并改交纸质材料。',
        ],
      },
    ],
  }
}
