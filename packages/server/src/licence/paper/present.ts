/** Licences on paper as their readers see them. */
import type {
  ImportedPaperLicence,
  PaperLicenceImported,
  PaperLicenceOnWire,
} from '@yijianshi/contract/paper-licence'
import { civilDateOf } from '@yijianshi/core/calendar'
import { levelOfPaper, useOfPaper, whyNotTakeBack } from '@yijianshi/core/licence'
import { findPersonNames, readName } from '../../account/person.ts'
import { nameOf } from '../../case/present-task.ts'
import type { Services } from '../../http/wiring.ts'
import type { ImportReader, ImportRow } from './import-store.ts'
import { type HeldPaper, type ImportedPaper, papersOf } from './store.ts'

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

/** `holder`: a person or an organisation. */
export async function heldBy(services: Services, holder: string): Promise<HeldPaper[]> {
  const name = (await findPersonNames(services, [holder])).get(holder)
  return name === undefined ? [] : papersOf(services, holder, readName(name))
}

/** All that a person or an organisation holds. */
export async function heldPapers(services: Services, holder: string): Promise<PaperLicenceOnWire[]> {
  return (await heldBy(services, holder)).map(paper => presentPaper(services, paper))
}

export function presentImported(services: Services, paper: ImportedPaper): ImportedPaperLicence {
  return {
    position: paper.position,
    name: nameOf(services.catalogue().licences.get(paper.licence)?.name, paper.licence),
    number: paper.number,
    holder: paper.holder,
    document: paper.credit_code ?? paper.document ?? '',
    issuedOn: paper.issuedOn,
    validUntil: paper.validUntil,
    level: paper.level,
  }
}

export function presentImport(row: ImportRow, reader: ImportReader): PaperLicenceImported {
  return {
    id: row.import_id,
    at: row.imported_at.toISOString(),
    by: row.importer,
    rows: row.row_count,
    compared: row.compared,
    stage: row.stage,
    own: row.imported_by === reader.account,
    mayTakeBack: whyNotTakeBack(row.stage, reader.head === true) === undefined,
    checked: { byReader: row.checked_by_reader, most: row.checked_most },
    decided:
      row.decided_at === null
        ? null
        : { at: row.decided_at.toISOString(), by: row.decider, reason: row.reason },
    confirmed: row.confirmed_at === null ? null : { at: row.confirmed_at.toISOString(), by: row.confirmer },
  }
}
