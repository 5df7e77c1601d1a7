import { describe, expect, it } from 'vitest'
import { importExtensions, packageArrows } from './arrows.ts'
import { fileNames } from './names.ts'
import { corePurity } from './purity.ts'
import { sourceFile, type TidyRule } from './source-file.ts'
import { bannedText, bannedTypes, honestTests } from './words.ts'

/** Rule, path, text, and the lines found. */
type Example = readonly [path: string, text: string, lines: readonly number[]]

function describeRule(name: string, rule: TidyRule, examples: readonly Example[]): void {
  describe(name, () => {
    it.each(examples)('%s: %j', (path, text, lines) => {
      const findings = rule([sourceFile(path, text)])
      expect(findings.map(({ line }) => line)).toEqual(lines)
      for (const finding of findings)
        expect(finding).toMatchObject({ path, message: expect.stringMatching(/\S/) })
    })
  })
}

const core = 'packages/core/src/plan/plan.ts'

describeRule('files are named after their concept', fileNames, [
  ['packages/core/src/utils.ts', '', [1]],
  ['packages/core/src/date-utils.ts', '', [1]],
  ['packages/server/src/case/case.service.ts', '', [1]],
  ['packages/server/src/helpers.test.ts', '', [1]],
  ['packages/server/src/common/routes.ts', '', []],
  ['packages/portal/src/index.ts', '', [1]],
  ['packages/portal/index.html', '', []],
  ['packages/core/src/service-item.ts', '', []],
  ['packages/core/src/calendar/calendar.ts', '', []],
])

describeRule('the core is pure', corePurity, [
  [core, 'const now = Date.now()', [1]],
  [core, 'a()\nconst day = new Date(0)', [2]],
  [core, 'Math.random()', [1]],
  [core, 'console.log(1)', [1]],
  [core, 'fetch("x")', [1]],
  [core, 'process.env', [1]],
  [core, '// never Date.now()\nconst a = "console.log"', []],
  ['packages/core/src/plan/plan.test.ts', 'Date.now()', []],
  ['packages/server/src/clock.ts', 'Date.now()', []],
])

describeRule('nothing is left undone or tied to a machine', bannedText, [
  [core, 'a()\n// TODO: b', [2]],
  ['README.md', 'FIXME', [1]],
  ['README.md', 'the todo list of a reviewer', []],
  ['docs/a.md', 'in /home/anna/project', [1]],
  ['docs/a.md', 'cd /root/project', [1]],
  ['docs/a.md', 'https://example.cn/home/page and ./home/a', []],
  [core, '// @ts-ignore', [1]],
  [core, '/* biome-ignore lint: x */', [1]],
])

describeRule('the compiler is not overruled', bannedTypes, [
  [core, 'const a: any = 1', [1]],
  [core, 'const a = b as any', [1]],
  [core, 'const a: Array<any> = []', [1]],
  [core, 'const a: string | any = 1', [1]],
  [core, 'const a = b as unknown as string', [1]],
  [core, 'const any = 1 // any: any', []],
  [core, "const a = 'x: any'", []],
  [core, 'z.any()', []],
])

const test = 'packages/core/src/plan/plan.test.ts'

describeRule('tests run, and on the real thing', honestTests, [
  [test, "it.skip('a', b)", [1]],
  [test, "it.todo('a')", [1]],
  [test, "describe.only('a', b)", [1]],
  [test, "it.skipIf(x)('a', b)", [1]],
  [test, "it.concurrent.only('a', b)", [1]],
  [test, "vi.mock('./a.ts')", [1]],
  [test, "it.each([1])('skip.only', b)", []],
  [test, 'iterator.skip(1)', []],
])

describeRule('packages import one way', packageArrows, [
  [core, "import { a } from '@yijianshi/server/engine'", [1]],
  [core, "import { a } from '@yijianshi/contract/case'", [1]],
  [core, "import { a } from '@yijianshi/core/calendar'", [1]],
  [core, "import { a } from '../calendar/calendar.ts'", []],
  [core, "import { a } from '../../../server/src/a.ts'", [1]],
  ['packages/portal/src/app.tsx', "import type { A } from '@yijianshi/server/a'", [1]],
  ['packages/console/src/app.tsx', "const a = await import('@yijianshi/server/a')", [1]],
  ['packages/portal/src/app.tsx', "import { a } from '@yijianshi/contract/a'", []],
  ['packages/server/src/a.ts', "import {\n  a,\n  b,\n} from '@yijianshi/core/plan'", []],
  ['packages/cli/src/a.ts', "export * from '@yijianshi/server/a'", []],
  ['packages/server/src/a.ts', "import { a } from '@yijianshi/cli/a'", [1]],
  ['tools/a.ts', "import { a } from '../packages/core/src/calendar/calendar.ts'", []],
  [core, 'const a = "import b from \'@yijianshi/server\'"', []],
])

describeRule('imports have their extension', importExtensions, [
  [core, "import { a } from './a'", [1]],
  [core, "export { a } from '../a'", [1]],
  [core, "import './a'", [1]],
  [core, "import { a } from './a.ts'", []],
  ['packages/portal/src/app.tsx', "import './app.css'\nimport icon from './icon.svg?url'", []],
  [core, "import { a } from 'feelin'", []],
])
