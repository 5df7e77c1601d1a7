/** Texts of `backup` and `restore`, in both languages. */
import { baseChinese, baseEnglish } from './base-texts.ts'

type Names = readonly string[]
type Written = {
  readonly folder: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly megabytes: string
  readonly linked: number
  readonly seconds: string
}
type Put = {
  readonly at: string
  readonly tables: number
  readonly rows: number
  readonly files: number
  readonly seconds: string
}

const few = (names: Names) => names.slice(0, 5).join('、')
const fewEnglish = (names: Names) => names.slice(0, 5).join(', ')

export const backupChinese = {
  toWanted: '请用 --to 写明备份放到哪个文件夹，如：yijianshi backup --to /backup/2026-11-21。',
  fromWanted: '请用 --from 写明备份在哪个文件夹，如：yijianshi restore --from /backup/2026-11-21。',
  actionWanted: (given: string) => `backup 后面只能写 verify，不能是 ${given}。`,
  noDatabase: (folder: string) => `${folder} 里没有数据库。请检查 DATA_DIR 或 DATABASE_URL。`,
  noTables: '数据库里还没有平台的数据，没有可备份的。',
  notTheOwner: 'DATABASE_URL 里的用户看不全数据，备份会缺内容，所以没有做。请改用建表的那个用户。',
  folderInUse: (folder: string) => `文件夹 ${folder} 不是空的，备份要放到空文件夹。请换一个。`,
  baseUnusable: (folder: string) => `--base 的 ${folder} 不是一份完整的备份。`,
  keysBeside: '密钥不能和备份放在一起：--keys-to 要写备份文件夹以外的地方，最好是另一台设备。',
  writing: (tables: number, all: number, files: number, megabytes: string) =>
    `已备份 ${tables}/${all} 张表，${files} 个文件，${megabytes} MB`,
  stopped: (folder: string) => `已停止，${folder} 里的备份不完整，恢复时会拒绝。请删掉它，重新备份。`,
  written: ({ folder, tables, rows, files, megabytes, linked, seconds }: Written) =>
    `备份完成：${folder}，${tables} 张表 ${rows} 行，${files} 个文件${linked > 0 ? `（${linked} 个和上一份共用）` : ''}，${megabytes} MB，用时 ${seconds} 秒。`,
  missing: (count: number, ids: Names) =>
    `有 ${count} 个材料文件数据库里有记录，文件夹里却没有，备份里也就没有：${few(ids)}。请查明原因。`,
  keysWritten: (count: number, folder: string) =>
    `${count} 个密钥文件放在 ${folder}。没有它们，备份谁也读不了；请和备份分开保管。`,
  keysNotWritten: (ids: Names) =>
    `这份备份不含密钥。没有主密钥 ${few(ids)}，谁也读不了里面的个人信息；请确认密钥另有保存，或用 --keys-to 另外备份密钥。`,
  keysElsewhere: '主密钥在密钥管理服务里，不在备份中。',
  checking: (done: number, all: number) => `已核对 ${done}/${all}`,
  intact: (folder: string, at: string, tables: number, files: number) =>
    `${folder} 完好：${at} 的备份，${tables} 张表，${files} 个文件。`,
  faults: {
    'not-a-backup': (folder: string) => `${folder} 不是备份，没有能读的 backup.json。`,
    incomplete: (folder: string) => `${folder} 里的备份没有做完，不能用。请换一份。`,
    'other-format': (folder: string) =>
      `${folder} 是别的版本做的备份，本版本读不了。请用做它的版本或更新的版本。`,
    changed: (folder: string, path: string) =>
      `${folder} 里的 ${path} 和备份时不一样了，什么都没有恢复。请换一份备份。`,
    lost: (folder: string, path: string) => `${folder} 里缺少 ${path}，什么都没有恢复。请换一份备份。`,
    stopped: () => '已停止，没有核对完。',
  },
  keyFaults: {
    'no-keys': (path: string) => `${path} 里没有备份的密钥（keys.json）。`,
    'key-changed': (path: string) => `密钥 ${path} 缺少，或和备份时不一样了。什么都没有恢复。`,
    'key-differs': (path: string) =>
      `数据文件夹里已有另一把密钥 ${path}。请换一个空的数据文件夹，或把它移走。`,
  },
  serverRuns: (folder: string) =>
    `数据文件夹 ${folder} 正由服务器使用。请先停止服务器，换一个空的数据文件夹再恢复。`,
  databaseInUse: '数据库不是空的，恢复只能放进空数据库，免得盖掉现有的数据。请新建一个，或换一个 DATA_DIR。',
  commitUnknown: (folder: string) =>
    `写到最后，数据库断开了，不知道写入没有。请看数据库里有没有表：有，就已全部恢复；没有，请删除 ${folder}，再恢复一次。`,
  filesInUse: (folder: string) => `${folder} 里已有文件。恢复只能放进空文件夹，请移走，或换一个 DATA_DIR。`,
  newerRelease: (migration: string) => `备份来自更新的版本（有 ${migration}）。请用那个版本恢复。`,
  otherMigrations: (migration: string) => `备份的 ${migration} 和本版本的不是同一个，不能恢复。`,
  restoring: (files: number, all: number) => `已恢复 ${files}/${all} 个文件`,
  restoringTable: (name: string, rows: number) => `已恢复表 ${name}：${rows} 行`,
  restoreStopped: '已停止，什么都没有恢复。',
  restored: ({ at, tables, rows, files, seconds }: Put) =>
    `已恢复到 ${at} 的样子：${tables} 张表 ${rows} 行，${files} 个文件，用时 ${seconds} 秒。`,
  migrated: (names: Names) => `数据库已升级到本版本：${names.length} 步，最后一步 ${names.at(-1) ?? ''}。`,
  strange: (names: Names) => `备份里有平台没有的表，没有恢复：${few(names)}。`,
  withoutKey: (ids: Names) =>
    `还缺主密钥 ${few(ids)}，服务器会拒绝启动。请放回 DATA_DIR 的 keys 文件夹（或 MASTER_KEY_FILE）再启动。`,
  failed: (reason: string) => `没有做成：${reason}`,
  base: baseChinese,
}

export const backupEnglish: typeof backupChinese = {
  toWanted:
    'Say with --to which folder the backup goes to, such as: yijianshi backup --to /backup/2026-11-21.',
  fromWanted:
    'Say with --from in which folder the backup lies, such as: yijianshi restore --from /backup/2026-11-21.',
  actionWanted: given => `After backup there may be verify, not ${given}.`,
  noDatabase: folder => `There is no database in ${folder}. Look at DATA_DIR or DATABASE_URL.`,
  noTables: 'The database holds nothing of the platform yet, so there is nothing to back up.',
  notTheOwner:
    'The user in DATABASE_URL does not see all of the data, and a backup would lack some, so none was made. Name the user that owns the tables.',
  folderInUse: folder => `The folder ${folder} is not empty; a backup goes into an empty one. Name another.`,
  baseUnusable: folder => `--base: ${folder} is no complete backup.`,
  keysBeside:
    'Keys do not lie with the backup: let --keys-to lead out of its folder, best to another device.',
  writing: (tables, all, files, megabytes) =>
    `backed up ${tables} of ${all} tables, ${files} files, ${megabytes} MB`,
  stopped: folder =>
    `Stopped. What lies in ${folder} is not complete, and restore refuses it. Remove it and begin anew.`,
  written: ({ folder, tables, rows, files, megabytes, linked, seconds }) =>
    `Backed up into ${folder}: ${tables} tables with ${rows} rows, ${files} files${linked > 0 ? ` (${linked} shared with the earlier backup)` : ''}, ${megabytes} MB, in ${seconds} s.`,
  missing: (count, ids) =>
    `${count} files stand in the database and not in the folder, so the backup lacks them too: ${fewEnglish(ids)}. Find out why.`,
  keysWritten: (count, folder) =>
    `${count} files of keys lie in ${folder}. Without them nobody can read the backup; keep them apart from it.`,
  keysNotWritten: ids =>
    `This backup holds no keys. Without the master key ${fewEnglish(ids)} nobody can read the personal data in it: make sure that it is kept elsewhere, or back it up apart with --keys-to.`,
  keysElsewhere: 'The master key lies with the key management service, not in the backup.',
  checking: (done, all) => `checked ${done} of ${all}`,
  intact: (folder, at, tables, files) =>
    `${folder} is intact: a backup of ${at} with ${tables} tables and ${files} files.`,
  faults: {
    'not-a-backup': folder => `${folder} is no backup: there is no backup.json that can be read.`,
    incomplete: folder => `The backup in ${folder} was not finished and can’t be used. Take another.`,
    'other-format': folder =>
      `${folder} was made by another release and can’t be read by this one. Use that one, or a newer.`,
    changed: (folder, path) =>
      `${path} in ${folder} is not as it was backed up. Nothing was restored. Take another backup.`,
    lost: (folder, path) => `${path} is not in ${folder}. Nothing was restored. Take another backup.`,
    stopped: () => 'Stopped before all was checked.',
  },
  keyFaults: {
    'no-keys': path => `${path} holds no keys of a backup (keys.json).`,
    'key-changed': path => `The key ${path} is not there, or not as it was backed up. Nothing was restored.`,
    'key-differs': path =>
      `The data folder has another key ${path}. Name an empty data folder, or move that key away.`,
  },
  serverRuns: folder =>
    `A server works on the data folder ${folder}. Stop it, and restore into an empty data folder.`,
  databaseInUse:
    'The database is not empty. A backup goes into an empty one only, so that nothing is written over. Make a new one, or name another DATA_DIR.',
  commitUnknown: folder =>
    `The database was lost at the very end, and whether it has the rows is not known. Look whether there are tables in it: if so, all is restored; if not, delete ${folder} and restore again.`,
  filesInUse: folder =>
    `There are files in ${folder}. A backup goes into an empty place only; move them away, or name another DATA_DIR.`,
  newerRelease: migration =>
    `The backup is of a newer release (it has ${migration}). Restore it with that one.`,
  otherMigrations: migration =>
    `${migration} of the backup is not the one of this release; it can’t be restored.`,
  restoring: (files, all) => `restored ${files} of ${all} files`,
  restoringTable: (name, rows) => `restored the table ${name}: ${rows} rows`,
  restoreStopped: 'Stopped; nothing was restored.',
  restored: ({ at, tables, rows, files, seconds }) =>
    `Restored as of ${at}: ${tables} tables with ${rows} rows, ${files} files, in ${seconds} s.`,
  migrated: names =>
    `The database was brought up to this release in ${names.length} steps, the last ${names.at(-1) ?? ''}.`,
  strange: names => `Tables that are not the platform’s were left out: ${fewEnglish(names)}.`,
  withoutKey: ids =>
    `The master key ${fewEnglish(ids)} is not there, and a server will not start. Put it back into keys in DATA_DIR (or MASTER_KEY_FILE) first.`,
  failed: reason => `It did not work: ${reason}`,
  base: baseEnglish,
}
