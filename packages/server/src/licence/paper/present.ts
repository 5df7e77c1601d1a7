/** Licences on paper as their readers see them. */
import type { PaperLicenceOnWire } from '@yijianshi/contract/paper-licence'
import { civilDateOf } from '@yijianshi/core/calendar'
import { levelOfPaper, useOfPaper } from '@yijianshi/core/licence'
import { findIdentity } from '../../account/person.ts'
import { nameOf } from '../../case/present-task.ts'
import type { Services } from '../../http/wiring.ts'
import { type HeldPaper, papersOf } from './store.ts'

export function presentPaper(services: Services, paper: HeldPaper): PaperLicenceOnWire {
  const { licences, authorities, sites } = services.catalogue()
  const level = levelOfPaper(paper.level, paper.compared_at !== null)
  const isOver = paper.validUntil !== null && paper.validUntil < civilDateOf(services.now())
  return {
    id: paper.licence_id,
    name: nameOf(licences.get(paper.licence)?.name, paper.licence),
    number: paper.number,
    issuerName: nameOf(authorities.get(paper.authority)?.name, paper.authority),
    issuedOn: paper.issuedOn,
    validUntil: paper.validUntil,
    standing: isOver ? 'expired' : 'valid',
    level,
    use: useOfPaper(level),
    compared:
      paper.compared_at === null
        ? null
        : {
            at: paper.compared_at.toISOString(),
            siteName: nameOf(sites.get(paper.site ?? '')?.name, paper.site ?? ''),
          },
  }
}

export async function heldBy(services: Services, person: string): Promise<HeldPaper[]> {
  const identity = await findIdentity(services, person)
  return identity === undefined ? [] : papersOf(services, person, identity.name)
}

/** All that a person holds. */
export async function heldPapers(services: Services, person: string): Promise<PaperLicenceOnWire[]> {
  return (await heldBy(services, person)).map(paper => presentPaper(services, paper))
}
