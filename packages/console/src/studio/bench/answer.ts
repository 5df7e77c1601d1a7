import type { Bench } from './bench.ts'
import type { Ask, Reply } from './messages.ts'

function carryOut(bench: Bench, ask: Ask): unknown {
  switch (ask.name) {
    case 'open':
      return bench.open(...ask.parts)
    case 'write':
      return bench.write(...ask.parts)
    case 'setBase':
      return bench.setBase(...ask.parts)
    case 'setSamples':
      return bench.setSamples(...ask.parts)
    case 'edit':
      return bench.edit(...ask.parts)
    case 'shapes':
      return bench.shapes()
    case 'outline':
      return bench.outline()
    case 'data':
      return bench.data(...ask.parts)
    case 'search':
      return bench.search(...ask.parts)
    case 'check':
      return bench.check()
    case 'catalogue':
      return bench.catalogue()
    case 'compare':
      return bench.compare(...ask.parts)
  }
}

export function answer(bench: Bench, ask: Ask): Reply {
  try {
    return { id: ask.id, ok: true, value: carryOut(bench, ask) }
  } catch (error) {
    return { id: ask.id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
