/** What the routes work with: made once at the start, given to each of them. */
import type { Catalogue } from '@yijianshi/core/catalogue'
import type { RetentionTable } from '@yijianshi/core/retention'
import type pg from 'pg'
import type { DemoAccount } from '../account/demo-account.ts'
import type { CaseEngine } from '../case/case-kind.ts'
import type { CatalogueVersions } from '../catalogue/catalogue-versions.ts'
import type { OrderEngine } from '../change-order/order-kind.ts'
import { GuardedDatabase } from '../database/guarded.ts'
import type { Subject } from '../database/subject.ts'
import type { FileStore } from '../file/file-store.ts'
import type { Scanner } from '../file/scanner.ts'
import type { IdentityServices } from '../identity/wiring.ts'
import type { AuthorityKeys } from '../licence/authority-keys.ts'
import type { LicenceEngine } from '../licence/licence-kind.ts'
import type { Sm2AuthorityKeys } from '../licence/sm2-keys.ts'
import type { MandateEngine } from '../mandate/mandate-kind.ts'
import type { KeyRing } from '../personal-data/key-ring.ts'
import type { ChangeEngine } from '../publication/change-kind.ts'
import type { SharingSources } from '../sharing/sources.ts'
import type { SupervisionEngine } from '../supervision/supervision-kind.ts'
import type { AddressPolicy } from '../webhook/address-guard.ts'

/** What all requests share. */
export type SharedServices = {
  readonly pool: pg.Pool
  readonly engine: CaseEngine
  readonly files: FileStore
  /** Looks through files that are handed in; undefined where the operator has none. */
  readonly scanner: Scanner | undefined
  /** The keys to personal data. */
  readonly keys: KeyRing
  /** How long contents are kept. */
  readonly retention: RetentionTable
  /** The running catalogue; it may be exchanged between two requests. */
  readonly catalogue: () => Catalogue
  /** Every version that was ever in use: cases keep the one they began with. */
  readonly versions: CatalogueVersions
  /** Goes on with the newest version at once, after this server has published it. */
  readonly refreshCatalogue: () => Promise<void>
  readonly changes: ChangeEngine
  readonly orders: OrderEngine
  /** The connected sources of data sharing. */
  readonly sharing: SharingSources
  /** 督办. */
  readonly supervision: SupervisionEngine
  readonly licences: LicenceEngine
  readonly mandates: MandateEngine
  /** With which authorities sign licences. */
  readonly authorityKeys: AuthorityKeys
  /** Whether they sign by SM2 as well, and the keys for it, which earlier signatures are checked by in any case. */
  readonly sm2: { readonly isWanted: boolean; readonly keys: Sm2AuthorityKeys }
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Where people reach the portal, such as `https://banshi.example.gov.cn`; undefined: as the request says. */
  readonly publicUrl: string | undefined
  /** Address of the licence of the open data; only the operator can say. */
  readonly openDataLicence?: string | undefined
  /** Which receivers of events managers may enter. */
  readonly webhookPolicy: AddressPolicy
  /** How often a batch of events is tried before it is a dead letter. */
  readonly webhookAttempts: number
  /** How people prove who they are, beside a password. */
  readonly identity: IdentityServices
  /** Accounts whose password everybody may know; empty in real use. */
  readonly demoAccounts: readonly DemoAccount[]
}

/** The same for one reader: personal data are read and written through `guarded`, as the reader. */
export type Services = SharedServices & { readonly guarded: GuardedDatabase }

export function servicesFor(shared: SharedServices, subject: Subject): Services {
  return { ...shared, guarded: new GuardedDatabase(shared.pool, subject) }
}
