/** The server's entry: settings, start, signals. */

import { readSettings } from './http/settings.ts'
import { type Running, start } from './http/start.ts'

/** Those of the main hall come first; the others are on the log-in page. */
const announced = 14

function tell(message: string): void {
  console.log(message)
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}

function announce({ services, address, location }: Running): void {
  const url = services.publicUrl?.replace(/\/$/, '') ?? address.replace('127.0.0.1', 'localhost')
  const lines = [
    '',
    '  一件事一次办 · One matter, handled once',
    '',
    `  门户 Portal     ${url}/`,
    `  工作台 Console  ${url}/console/`,
    `  数据 Data       ${location}`,
  ]
  if (services.demoAccounts.length > 0) {
    lines.push('', '  演示账号 Demo accounts  账号 login / 密码 password')
    for (const { login, password, name, post } of services.demoAccounts.slice(0, announced)) {
      lines.push(`    ${login.padEnd(10)}${password.padEnd(12)}${name} · ${post.zh} · ${post.en}`)
    }
    const others = services.demoAccounts.length - announced
    if (others > 0)
      lines.push(`    … 其余 ${others} 个在工作台登录页 · ${others} more on the console’s log-in page`)
  }
  lines.push('', '  Ctrl-C 停止 · stops', '')
  tell(lines.join('\n'))
}

const read = readSettings(process.argv.slice(2), process.env)
if (!read.ok) fail(read.message)

let running: Running | undefined
let stopping = false

async function stop(status: number): Promise<void> {
  if (stopping) return
  stopping = true
  await running?.stop()
  process.exit(status)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))

const started = await start(read.settings, process.env, {
  onProgress: tell,
  onLost: reason => {
    console.error(reason)
    void stop(1)
  },
})
if (!started.ok) fail(started.message)
running = started.running
process.on('SIGHUP', () => void running?.reloadCatalogue())
announce(running)
if (stopping) {
  await running.stop()
  process.exit(0)
}
