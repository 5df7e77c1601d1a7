/** What an editor is told about each kind of entity and its fields, found by the path of a field. */
import type { CollectionName } from '../layout.ts'
import { type FieldText, type FieldTextTree, told } from './field-text.ts'
import { elementFields, policyFields, questionFields } from './form.ts'
import { itemFields } from './item.ts'
import { materialFields, preconditionFields } from './material.ts'
import { matterFields, variantFields } from './matter.ts'
import { authorityFields, licenceFields, lifeStageFields, regionFields, siteFields } from './organisation.ts'
import { resourceFields } from './sharing.ts'

/** A collection, or the policy. */
export type EntityKind = CollectionName | 'policy'

export type EntityText = { readonly text: FieldText; readonly fields: FieldTextTree }

export const entityTexts: Readonly<Record<EntityKind, EntityText>> = {
  regions: {
    text: told('地区', 'Regions', '市、县、乡镇街道、村社区。', 'City, county, township, village.'),
    fields: regionFields,
  },
  authorities: {
    text: told('部门', 'Authorities', '谁作决定。', 'Who decides.'),
    fields: authorityFields,
  },
  sites: {
    text: told(
      '场所',
      'Sites',
      '政务大厅和服务点，以及窗口。',
      'Halls and service points, with their windows.',
    ),
    fields: siteFields,
  },
  licences: {
    text: told('证照', 'Licences', '办理结果的种类。', 'Kinds of results.'),
    fields: licenceFields,
  },
  elements: {
    text: told(
      '数据元',
      'Data elements',
      '各表单里含义相同的字段。',
      'Fields with one meaning across all forms.',
    ),
    fields: elementFields,
  },
  materials: {
    text: told(
      '材料',
      'Materials',
      '事项要的表格、证照和材料。',
      'Papers, forms and licences that items ask for.',
    ),
    fields: materialFields,
  },
  questions: {
    text: told(
      '问题',
      'Questions',
      '想办什么的情况；事项和一件事共用。',
      'Facts about what a person wants; shared by matters and items.',
    ),
    fields: questionFields,
  },
  lifeStages: {
    text: told('阶段', 'Life stages', '浏览时怎样归类。', 'How matters are sorted for browsing.'),
    fields: lifeStageFields,
  },
  preconditions: {
    text: told(
      '已取消的前置条件',
      'Cancelled preconditions',
      '改革已取消的，不得再要。',
      'What nobody may require any more.',
    ),
    fields: preconditionFields,
  },
  items: {
    text: told(
      '事项',
      'Item',
      '一个部门的一个事项：实施清单。',
      'One item of one authority: its implementation record.',
    ),
    fields: itemFields,
  },
  matters: {
    text: told('一件事', 'Matter', '一个人想办成的一件事。', 'What a person wants done.'),
    fields: matterFields,
  },
  variants: {
    text: told(
      '地方版',
      'Variant',
      '一件事在一些地区怎样办。',
      'How a matter is carried out in some regions.',
    ),
    fields: variantFields,
  },
  resources: {
    text: told(
      '数据资源',
      'Data resources',
      '政府已有、可以共享的数据。',
      'What the government holds and shares.',
    ),
    fields: resourceFields,
  },
  policy: {
    text: told(
      '政策',
      'Policy',
      '中心给自己定的目标和格式。',
      'Targets and patterns that the centre has set itself.',
    ),
    fields: policyFields,
  },
}

/**
 * The text of a field by its path from the kind on, without the numbers of lists: `items.limit.note`.
 * Undefined where the catalogue has no such field.
 */
export function findFieldText(path: string): FieldText | undefined {
  const [kind = '', ...names] = path.split('.')
  let fields = Object.entries(entityTexts).find(([known]) => known === kind)?.[1].fields
  let found: FieldTextTree[string] | undefined
  for (const name of names) {
    found = fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined
    fields = found?.fields
  }
  return found
}
