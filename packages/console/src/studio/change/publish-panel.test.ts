import { expect, test } from 'vitest'
import { instantInChina } from './publish-panel.tsx'

test('The time of publication is meant in China, wherever the browser is', () => {
  expect(instantInChina('2026-11-21T08:00')).toBe('2026-11-21T00:00:00.000Z')
})
