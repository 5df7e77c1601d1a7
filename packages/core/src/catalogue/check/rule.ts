/**
 * A rule of the catalogue: one file with its texts and its check, one line in `rules.ts`.
 *
 * A rule sees only entities whose own shape is sound, so it meets maps without some of the ids that
 * others name: it passes over these, since what is wrong with them is reported already.
 */
import type { CollectionName, EntityPlace } from '../entities.ts'
import type { Finding, FindingRow, ParamsOf } from '../finding.ts'
import type { Catalogue } from '../model.ts'

export type CheckContext = {
  /** Names of the files under `samples/`. */
  readonly samples: ReadonlySet<string>
  readonly isDeclared: (collection: CollectionName, id: string) => boolean
  readonly declaredIds: (collection: CollectionName) => readonly string[]
  readonly report: <Row extends FindingRow>(row: Row, place: EntityPlace, params: ParamsOf<Row>) => Finding
}

export type Rule = {
  /** The kinds of findings that this rule reports. */
  readonly rows: readonly FindingRow[]
  readonly check: (catalogue: Catalogue, context: CheckContext) => Finding[]
}
