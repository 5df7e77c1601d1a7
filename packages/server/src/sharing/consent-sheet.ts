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
import { fieldName, ownerName, paperName } from './names.ts'

/** Refused where nothing can be looked up: then there is nothing to sign. */
export async function consentSheetOf(
  services: Services,
  application: Application,
  language: Language,
): Promise<Outcome<Printed>> {
  const { plan, offers } = application
  const { authorities, matters, version } = services.catalogue()
  const open = offers.filter(
    ({ resource }) => isReachable(services, resource) && decideSharing(resource, plan.matter).ok,
  )
  if (open.length === 0) return refused('sharing/nothing-offered')
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
        fields: fields.map(({ element }) => fieldName(plan, element)),
        materials: materials.map(({ material }) => paperName(plan, material)),
      })),
      days: CONSENT_DAYS,
      edition: await findEdition(services.pool, version),
      date: civilDateOf(services.now()),
    }),
  )
}
