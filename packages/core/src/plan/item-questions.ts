/** Which answers an item rests on: those that its own conditions read. */
import type { Condition } from './condition.ts'
import type { PreparedItem, PreparedMatter } from './prepare.ts'

function conditionsOf({ when, fields, materials, fees }: PreparedItem): (Condition | undefined)[] {
  return [
    when,
    ...fields.map(field => field.when),
    ...materials.flatMap(material => [material.when, material.sharedWhen]),
    ...fees.map(fee => fee.when),
  ]
}

/** Ids of the questions that the conditions of these items read, whether they hold or not. */
export function questionsOfItems(
  { items }: Pick<PreparedMatter, 'items'>,
  wanted: ReadonlySet<string>,
): ReadonlySet<string> {
  const own = items.filter(({ item }) => wanted.has(item.id))
  return new Set(own.flatMap(conditionsOf).flatMap(condition => condition?.names ?? []))
}
