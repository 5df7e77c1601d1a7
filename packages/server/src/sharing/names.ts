/** Names of what data sharing tells of. What the catalogue has no more is named by its id. */
import type { Name } from '@yijianshi/core/catalogue'
import { REPRESENTATION_NAME, REPRESENTATION_PURPOSE } from '@yijianshi/core/sharing'
import { nameOf } from '../case/present-task.ts'
import type { StoredPlan } from '../draft/plan-store.ts'
import type { Services } from '../http/wiring.ts'
import { entriesOf } from './entries.ts'

type Running = Pick<Services, 'catalogue'>

export function ownerName({ catalogue }: Running, owner: string): Name {
  return nameOf(catalogue().authorities.get(owner)?.name, owner)
}

export function matterName({ catalogue }: Running, matter: string): Name {
  return matter === REPRESENTATION_PURPOSE
    ? REPRESENTATION_NAME
    : nameOf(catalogue().matters.get(matter)?.name, matter)
}

export function elementName({ catalogue }: Running, element: string): Name {
  return nameOf(catalogue().elements.get(element)?.name, element)
}

export function materialName({ catalogue }: Running, material: string): Name {
  return nameOf(catalogue().materials.get(material)?.name, material)
}

/** Of a resource and of whoever owns it; without a name of the owner once the directory has it no more. */
export function resourceNames(
  services: Running,
  resource: string,
): { readonly name: Name; readonly ownerName: Name } {
  const entry = entriesOf(services).get(resource)
  return { name: nameOf(entry?.name, resource), ownerName: ownerName(services, entry?.owner ?? '') }
}

/** As the form of this plan asks for it. */
export function fieldName({ form }: Pick<StoredPlan, 'form'>, element: string): Name {
  return nameOf(form.fields.find(field => field.element === element)?.name, element)
}

/** As the checklist of this plan asks for it. */
export function paperName({ checklist }: Pick<StoredPlan, 'checklist'>, material: string): Name {
  return nameOf(checklist.find(entry => entry.material === material)?.name, material)
}
