/** Texts of base backups and of recovery to a point in time, in both languages. */
type Names = readonly string[]

export const baseChinese = {
  writing: (files: number, megabytes: string) => `已备份 ${megabytes} MB，${files} 个材料文件`,
  written: (folder: string, files: number, megabytes: string, seconds: string) =>
    `基础备份完成：${folder}，${files} 个材料文件，共 ${megabytes} MB，用时 ${seconds} 秒。要和 WAL_ARCHIVE 里此后的日志一起保管。`,
  notEmbedded: '基础备份只用于自带的数据库。自己的 PostgreSQL 请用 pgBackRest 等工具。',
  noArchive: '还没有归档日志：请先设置 WAL_ARCHIVE 并重启服务器，再做基础备份。',
  archiveStuck:
    '日志五分钟还没有归档，备份不能用。请看 postgresql.log 里 archive 的错误（磁盘满、没有权限）。',
  intact: (folder: string, at: string) =>
    `${folder} 完好：${at} 的基础备份，可恢复到此后归档了日志的任何时刻。`,
  notABase: (folder: string) =>
    `${folder} 不是完整的基础备份，不能恢复到某个时刻（--to-time、--archive、--files-from 都用不上）。`,
  archiveWanted: '请用 --archive 写明归档日志在哪个文件夹（原来的 WAL_ARCHIVE）。',
  timeWanted: (given: string) =>
    `--to-time 要写成 2026-11-21T15:30:00（北京时间），或带时区的时刻，不能是 ${given}。`,
  ownDatabase: '基础备份只能恢复到自带的数据库，请去掉 DATABASE_URL。',
  dataFolderInUse: (folder: string) => `数据文件夹 ${folder} 里已有数据库或文件。请用 DATA_DIR 换一个空的。`,
  tooEarly: (at: string) => `这个时刻比基础备份（${at}）还早。请用更早的基础备份。`,
  tooLate: '归档的日志到不了这个时刻。请改早一些，或不写 --to-time，恢复到日志的最后。',
  recovered: (moment: string, files: number, seconds: string) =>
    `已恢复到${moment}，${files} 个材料文件，用时 ${seconds} 秒。`,
  lastMoment: '归档日志的最后',
  missing: (count: number, ids: Names) =>
    `${count} 个材料文件是基础备份之后交来的，这里没有：${ids.slice(0, 5).join('、')}。请从原来的 files 文件夹补上（--files-from）。`,
}

export const baseEnglish: typeof baseChinese = {
  writing: (files, megabytes) => `backed up ${megabytes} MB, ${files} files handed in`,
  written: (folder, files, megabytes, seconds) =>
    `Base backup in ${folder}: ${files} files handed in, ${megabytes} MB, in ${seconds} s. Keep it together with what WAL_ARCHIVE collects from now on.`,
  notEmbedded:
    'Base backups are of the embedded database. For a PostgreSQL of your own use pgBackRest or the like.',
  noArchive: 'The log is not archived yet: set WAL_ARCHIVE, start the server anew, then make a base backup.',
  archiveStuck:
    'The log did not reach the archive within five minutes, so the backup is of no use. Look for archive in postgresql.log (a full disk, a missing right).',
  intact: (folder, at) =>
    `${folder} is intact: a base backup of ${at}, good for any later moment whose log was archived.`,
  notABase: folder =>
    `${folder} is no complete base backup, so there is no point in time to come back to (no use for --to-time, --archive, --files-from).`,
  archiveWanted: 'Say with --archive where the archived log lies (what WAL_ARCHIVE was).',
  timeWanted: given =>
    `--to-time is written as 2026-11-21T15:30:00 (time of China) or as a moment with its zone, not ${given}.`,
  ownDatabase: 'A base backup comes back as the embedded database only; leave DATABASE_URL away.',
  dataFolderInUse: folder =>
    `There is a database or there are files in the data folder ${folder}. Name an empty one by DATA_DIR.`,
  tooEarly: at => `That is before the base backup (${at}). Take an earlier one.`,
  tooLate:
    'The archived log does not reach that moment. Name an earlier one, or leave --to-time away for all of it.',
  recovered: (moment, files, seconds) =>
    `Recovered as of ${moment}, with ${files} files handed in, in ${seconds} s.`,
  lastMoment: 'the end of the archived log',
  missing: (count, ids) =>
    `${count} files came after the base backup and are not here: ${ids.slice(0, 5).join(', ')}. Bring them from the files folder of before (--files-from).`,
}
