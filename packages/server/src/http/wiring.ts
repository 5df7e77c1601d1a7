/** What the routes work with: made once at the start, given to each of them. */
import type { Catalogue } from '@yijianshi/core/catalogue'
import type { RetentionTable } from '@yijianshi/core/retention'
import type pg from 'pg'
import type { DemoAccount } from '../account/demo-account.ts'
import type { CaseEngine } from '../case/case-kind.ts'
import type { CatalogueVersions } from '../catalogue/catalogue-versions.ts'
import type { OrderEngine } from '../change-order/order-kind.ts'
import type { FileStore } from '../file/file-store.ts'
import type { IdentityServices } from '../identity/wiring.ts'
import type { AuthorityKeys } from '../licence/authority-keys.ts'
import type { LicenceEngine } from '../licence/licence-kind.ts'
import type { KeyRing } from '../personal-data/key-ring.ts'
import type { ChangeEngine } from '../publication/change-kind.ts'
import type { SupervisionEngine } from '../supervision/supervision-kind.ts'
import type { AddressPolicy } from '../webhook/address-guard.ts'

export type Services = {
  readonly pool: pg.Pool
  readonly engine: CaseEngine
  readonly files: FileStore
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
  /** 督办. */
  readonly supervision: SupervisionEngine
  readonly licences: LicenceEngine
  /** With which authorities sign licences. */
  readonly authorityKeys: AuthorityKeys
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
