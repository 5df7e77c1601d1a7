/** The directory of data resources holds together: shared or refused with a reason, asked rightly, for papers that exist. */
import type { FindingRow } from '../finding.ts'
import { eachResource, type Rule } from './rule.ts'

const refusalWithoutReason = {
  code: 'catalogue/resource-refusal',
  severity: 'error',
  zh: '数据资源 {resource} 的共享方式是 {kind}：refused 必须用 refusal 写明理由和法律依据，其他方式不能有 refusal。',
  en: 'The data resource {resource} is {kind}: refused needs a reason and a law under refusal, any other kind has none.',
  reason: {
    zh: '政务数据以共享为原则，不共享为例外；不予共享的，要有法律、行政法规或国务院决定作依据。',
    en: 'Sharing is the rule. A refusal needs a law.',
  },
} as const satisfies FindingRow

const conditionsMissing = {
  code: 'catalogue/resource-conditions',
  severity: 'error',
  zh: '数据资源 {resource} 是有条件共享，却没有写条件。请写 conditions，或用 matters 写明哪些一件事可以查。',
  en: 'The data resource {resource} is shared under conditions, and names none. Write conditions, or under matters who may ask.',
} as const satisfies FindingRow

const wrongKey = {
  code: 'catalogue/resource-key',
  severity: 'error',
  zh: '数据资源 {resource} 凭 {by} 查询：citizen-number 总是申请人本人的，不写 element；其他号码要写明在哪个数据元。',
  en: 'The data resource {resource} is asked by {by}: a citizen number is always the applicant’s own and has no element; any other number needs one.',
  reason: {
    zh: '申请人只能同意查自己的信息；不能凭别人的身份证号去查。',
    en: 'One consents for oneself: nobody is looked up by the number of somebody else.',
  },
} as const satisfies FindingRow

const tellsNothing = {
  code: 'catalogue/resource-tells-nothing',
  severity: 'warning',
  zh: '数据资源 {resource} 既不能带出栏目，也不能免交材料。建议补上，或删去它。',
  en: 'The data resource {resource} fills in no field and replaces no material. Consider adding some, or removing it.',
} as const satisfies FindingRow

const notShared = {
  code: 'catalogue/resource-material-not-shared',
  severity: 'error',
  zh: '数据资源 {resource} 说能免交 {material}，这份材料却没有写 sharing。请在材料里补上，或从数据资源里删去。',
  en: 'The data resource {resource} says that it replaces {material}, which says nothing under sharing. Add it there, or remove the material here.',
} as const satisfies FindingRow

const withoutSource = {
  code: 'catalogue/shared-material-without-resource',
  severity: 'warning',
  zh: '材料 {material} 写明可以共享，但目录里没有愿意共享它的数据资源，所以还得由人提交。建议把它写进一个数据资源。',
  en: 'The material {material} is said to be shared, but no resource of the directory shares it, so it is still asked for. Consider adding it to one.',
} as const satisfies FindingRow

export const resourceSharing = eachResource(
  [refusalWithoutReason, conditionsMissing, tellsNothing],
  (resource, _catalogue, { report }) => {
    const { id, kind, refusal, conditions, matters, fields, materials } = resource
    const at = (path: string) => ({ in: 'resources' as const, id, path: [path] })
    const isRefused = kind === 'refused'
    const isOpen = kind === 'conditional' && conditions === undefined && matters === undefined
    return [
      ...(isRefused === (refusal !== undefined)
        ? []
        : [report(refusalWithoutReason, at(refusal ? 'refusal' : 'kind'), { resource: id, kind })]),
      ...(isOpen ? [report(conditionsMissing, at('kind'), { resource: id })] : []),
      ...(fields.length + materials.length > 0 ? [] : [report(tellsNothing, at('id'), { resource: id })]),
    ]
  },
)

export const resourceKeys = eachResource([wrongKey], ({ id, key }, _catalogue, { report }) =>
  (key.by === 'citizen-number') === (key.element === undefined)
    ? []
    : [report(wrongKey, { in: 'resources', id, path: ['key'] }, { resource: id, by: key.by })],
)

export const sharedMaterials: Rule = {
  rows: [notShared, withoutSource],
  check({ resources, materials }, { report, declaredIds }) {
    // Who keeps no directory yet is not told so once for each material.
    if (resources.size === 0 || declaredIds('resources').some(id => !resources.has(id))) return []
    const shared = new Set<string>()
    const strangers = [...resources.values()].flatMap(resource =>
      resource.materials.flatMap(({ material }, index) => {
        if (resource.kind !== 'refused') shared.add(material)
        const known = materials.get(material)
        if (known === undefined || known.sharing !== undefined) return []
        const place = { in: 'resources' as const, id: resource.id, path: ['materials', index, 'material'] }
        return [report(notShared, place, { resource: resource.id, material })]
      }),
    )
    const orphans = [...materials.values()].filter(({ id, sharing }) => sharing && !shared.has(id))
    return [
      ...strangers,
      ...orphans.map(({ id }) =>
        report(withoutSource, { in: 'materials', id, path: ['sharing'] }, { material: id }),
      ),
    ]
  },
}
