// npm run build: builds the web apps that are stale.
import { ensureInstalled } from './install.mjs'
import { ensureWebAppsBuilt } from './web-apps.mjs'

process.exitCode = (await ensureWebAppsBuilt(await ensureInstalled())) ? 0 : 1
