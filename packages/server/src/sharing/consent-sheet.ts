/** The consent to be signed at a window, for one application: what could be looked up for it, as it stands now. */
import { civilDateOf } from '@yijianshi/core/calendar'
import type { Language } from '@yijianshi/core/catalogue'
import { makeConsentSheet, type Printed } from '@yijianshi/core/paper'
import { CONSENT_DAYS, decideSharing } from '@yijianshi/core/sharing'
import { done, type Outcome, refused } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'
import { findEdition } from '../paper/edition.ts'
import type { Application } from './application.ts'
import { isReachable } from './entries.ts'
import { ownerName } from './present.ts'

/** Refused where nothing can be looked up: then there is nothing to sign. */
export async function consentSheetOf(
  services: Services,
  application: Application,
  language: Language,
): Promise<Outcome<Printed>> {
  const { plan, offers, holdings } = application
  const { elements, authorities, matters, version } = services.catalogue()
  const open = offers.filter(
    ({ resource }) =>
      isReachable(services, resource) &&
      decideSharing(resource, plan.matter).ok &&
      (resource.key.by !== 'holder' || holdings.get(resource.key.licence)?.standing === 'valid'),
  )
  if (open.length === 0) return refused('sharing/nothing-offered')
  const nameOf = (material: string) =>
    plan.checklist.find(entry => entry.material === material)?.name ?? { zh: material, en: material }
  return done(
    makeConsentSheet({
      language,
      matter: plan.name,
      issuer: authorities.get(matters.get(plan.matter)?.lead ?? '')?.name,
      resources: open.map(({ resource, fields, materials }) => ({
        name: resource.name,
        owner: ownerName(services, resource.owner),
        sensitive: resource.sensitive ?? false,
        basis: resource.basis,
        fields: fields.map(({ element }) => elements.get(element)?.name ?? { zh: element, en: element }),
        materials: materials.map(({ material }) => nameOf(material)),
      })),
      days: CONSENT_DAYS,
      edition: await findEdition(services.pool, version),
      date: civilDateOf(services.now()),
    }),
  )
}
