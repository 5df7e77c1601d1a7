import { describe, expect, test } from 'vitest'
import { isLoopback, readSettings } from './settings.ts'

const read = (args: readonly string[] = [], environment: Record<string, string> = {}) =>
  readSettings(args, environment)

describe('settings', () => {
  test('are sound when nothing is given', () => {
    const result = read()
    expect(result).toMatchObject({
      ok: true,
      settings: { host: '127.0.0.1', port: 8080, demo: 'when-empty', allowPublicDemo: false },
    })
  })

  test('follow environment and arguments', () => {
    const environment = { PORT: '9000', HOST: '0.0.0.0', PUBLIC_URL: 'https://banshi.example.gov.cn' }
    expect(read(['--demo', '--allow-public-demo'], environment)).toMatchObject({
      settings: { host: '0.0.0.0', port: 9000, demo: 'asked', allowPublicDemo: true },
    })
  })

  test('name where events are told; nobody is told unless they do', () => {
    const url = 'https://events.example.gov.cn/in?token=x'
    expect(read([], { EVENTS_WEBHOOK_URL: ` ${url} ` })).toMatchObject({
      settings: { eventsWebhookUrl: url },
    })
    for (const environment of [{}, { EVENTS_WEBHOOK_URL: ' ' }])
      expect(read([], environment)).toMatchObject({ settings: { eventsWebhookUrl: undefined } })
  })

  test.each([
    [[], { PORT: 'eighty' }, /PORT .* eighty/],
    [[], { PORT: '70000' }, /PORT/],
    [[], { PUBLIC_URL: 'banshi.example.gov.cn' }, /PUBLIC_URL/],
    [[], { EVENTS_WEBHOOK_URL: 'events.example.gov.cn/in' }, /EVENTS_WEBHOOK_URL/],
    [[], { EVENTS_WEBHOOK_URL: 'ftp://events.example.gov.cn/in' }, /EVENTS_WEBHOOK_URL/],
    [[], { WEBHOOK_ATTEMPTS: '0' }, /WEBHOOK_ATTEMPTS .* 0/],
    [[], { WEBHOOK_ATTEMPTS: 'many' }, /WEBHOOK_ATTEMPTS/],
    [[], { OPEN_DATA_LICENCE: 'CC BY 4.0' }, /OPEN_DATA_LICENCE/],
    [['--dmeo'], {}, /--dmeo.*--demo/],
  ] as const)('%o with %o is refused in one line', (args, environment, message) => {
    const result = read(args, environment)
    expect(result).toMatchObject({ ok: false, message: expect.stringMatching(message) })
    expect(!result.ok && result.message).not.toContain('\n')
  })

  test.each([
    ['127.0.0.1', true],
    ['127.8.0.1', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['192.168.1.5', false],
    ['127.0.0.1.example.com', false],
  ])('%s is an address of this machine alone: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})
