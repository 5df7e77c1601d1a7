import { z } from 'zod'
import { loginStep } from './identity.ts'
import { documentGiven, list, nameShape, uuid } from './shape.ts'

const account = z.object({ id: uuid, login: z.string(), name: z.string() })
/** Names of the colleagues whose posts are filled now (代岗); absent where none are. */
const deputyOf = list(z.string()).exactOptional()

/** Who is logged in, with what the screens need to know of the post. */
export const me = z.discriminatedUnion('role', [
  account.extend({ role: z.literal('applicant'), mobileMasked: z.string() }),
  account.extend({
    role: z.literal('clerk'),
    site: z.string(),
    siteName: nameShape,
    window: z.string(),
    windowName: nameShape,
    deputyOf,
  }),
  account.extend({
    role: z.literal('reviewer'),
    authority: z.string(),
    authorityName: nameShape,
    items: z.union([z.literal('all'), list(z.string())]),
    deputyOf,
  }),
  account.extend({ role: z.literal('manager'), site: z.string(), siteName: nameShape }),
  account.extend({ role: z.literal('editor') }),
])
export type Me = z.infer<typeof me>

export const session = z.object({
  me: me.nullable(),
  /** The password was right, and this is still wanted; nobody is logged in yet. */
  step: loginStep.nullable(),
  /** What the unified identity is called here; null where there is none. */
  unifiedIdentity: z.string().nullable(),
  /** Passkeys can be used at this address. */
  passkeys: z.boolean(),
  /** Demo accounts exist: the login page may say so and offer them. */
  demo: z.boolean(),
  demoAccounts: list(
    z.object({
      login: z.string(),
      password: z.string(),
      name: z.string(),
      post: nameShape,
      role: z.string(),
    }),
  ),
})
export type Session = z.infer<typeof session>

/** After the second step; recovery codes only where the second factor was set up just now. */
export const steppedIn = session.extend({ recoveryCodes: list(z.string()) })

export const login = z.object({ login: z.string().min(1).max(100), password: z.string().min(1).max(200) })

export const registration = z.object({
  login: z.string().min(3).max(50),
  password: z.string().min(1).max(200),
  name: z.string().min(1).max(50),
  ...documentGiven,
  mobile: z.string().max(20),
})
