import type { Name } from '@yijianshi/core/catalogue'

/** An account for trying the platform out: its password is no secret. */
export type DemoAccount = {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly post: Name
  readonly role: string
}
