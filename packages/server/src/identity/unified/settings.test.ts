import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readUnifiedSettings } from './settings.ts'

const usual = {
  OIDC_ISSUER: 'https://id.example.gov.cn/oidc',
  OIDC_CLIENT_ID: 'banshi',
  OIDC_CLIENT_SECRET: 'secret',
}

function read(change: Readonly<Record<string, string | undefined>>) {
  const environment: Readonly<Record<string, string | undefined>> = { ...usual, ...change }
  return readUnifiedSettings(name => environment[name])
}

describe('the settings of the unified identity', () => {
  test('say nothing where no issuer is named', () => {
    expect(read({ OIDC_ISSUER: undefined })).toEqual({ ok: true, settings: undefined })
  })

  test('have names of claims and a name for people by default', () => {
    expect(read({ OIDC_CLAIMS: 'number=sfzh, mobile=sjh' })).toMatchObject({
      settings: {
        name: '统一身份认证',
        clientSecret: 'secret',
        claims: { name: 'name', number: 'sfzh', mobile: 'sjh' },
      },
    })
  })

  test('take the secret from a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'oidc-'))
    const file = join(folder, 'secret')
    writeFileSync(file, 'from-a-file\n')
    expect(read({ OIDC_CLIENT_SECRET_FILE: file })).toMatchObject({
      settings: { clientSecret: 'from-a-file' },
    })
    rmSync(folder, { recursive: true })
    expect(read({ OIDC_CLIENT_SECRET_FILE: file })).toMatchObject({ ok: false })
  })

  test.each([
    [{ OIDC_ISSUER: 'http://id.example.gov.cn' }, /OIDC_ISSUER must be a complete https address/],
    [{ OIDC_ISSUER: 'id.example.gov.cn' }, /OIDC_ISSUER/],
    [{ OIDC_CLIENT_ID: undefined }, /OIDC_CLIENT_ID must be set/],
    [{ OIDC_CLIENT_SECRET: undefined }, /OIDC_CLIENT_SECRET/],
    [{ OIDC_CLAIMS: 'number' }, /OIDC_CLAIMS/],
    [{ OIDC_CLAIMS: 'password=x' }, /OIDC_CLAIMS/],
  ])('with %o are refused in one line', (change, message) => {
    expect(read(change)).toMatchObject({ ok: false, message: expect.stringMatching(message) })
  })

  test('allow a provider without encryption on this machine only', () => {
    expect(read({ OIDC_ISSUER: 'http://127.0.0.1:9000' })).toMatchObject({ ok: true })
  })
})
