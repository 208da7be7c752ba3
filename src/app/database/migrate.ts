/**
 * Forward-only migrations: dated SQL files, each in its own transaction together with the record that it ran.
 * A file that changed after it ran, or a database that knows migrations we do not, stops the start.
 */
import { readdir, readFile } from 'node:fs/promises'
import { Problem } from '../../kernel/problem.ts'
import { sha256 } from '../../kernel/sha256.ts'
import { packageFile } from '../package-file.ts'
import type { Engine } from './engine.ts'
import { problems } from './problems.ts'

export interface Migration {
  /** File name without `.sql`: `YYYY-MM-DD-name`. The order of names is the order of running. */
  readonly name: string
  readonly text: string
}

const record = 'insert into migration (name, sha256, applied_at) values ($1, $2, now())'

export async function readMigrations(folder = packageFile('src/app/database/migrations/')): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => ({
      name: file.slice(0, -'.sql'.length),
      text: await readFile(new URL(file, folder), 'utf8'),
    })),
  )
}

/**
 * Brings the database up to date; safe to repeat and safe when two processes start at once.
 * @returns names of the migrations that ran now
 * @throws Problem database-newer, database-migration-changed, database-needs-role, database-migration-failed
 */
export async function migrate(engine: Engine, migrations: readonly Migration[]): Promise<string[]> {
  return engine.exclusively(async () => {
    await ensureRole(engine)
    await engine.script(
      'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null)',
    )
    const pending = stillToRun(migrations, await appliedMigrations(engine))
    for (const migration of pending) await run(engine, migration)
    return pending.map((migration) => migration.name)
  })
}

/**
 * Migrations that `migrate` would run; changes nothing.
 * @throws Problem database-newer, database-migration-changed
 */
export async function pendingMigrations(engine: Engine, migrations: readonly Migration[]): Promise<string[]> {
  const [row] = await engine.rows("select to_regclass('migration') is not null as is_there")
  const applied = row?.is_there === true ? await appliedMigrations(engine) : new Map<string, string>()
  return stillToRun(migrations, applied).map((migration) => migration.name)
}

async function appliedMigrations(engine: Engine): Promise<Map<string, string>> {
  const rows = await engine.rows('select name, sha256 from migration')
  return new Map(rows.map((row) => [String(row.name), String(row.sha256)]))
}

function stillToRun(migrations: readonly Migration[], applied: ReadonlyMap<string, string>): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const [name, hash] of applied) {
    const migration = known.get(name)
    if (migration === undefined) {
      throw new Problem(problems.newerThanProgram, {
        detail: `De database kent migratie ${name}, dit programma niet. Gebruik de nieuwste versie van Stadspoort.`,
      })
    }
    if (fingerprint(migration) !== hash) {
      throw new Problem(problems.changedMigration, {
        detail: `Migratie ${name} is veranderd nadat ze is uitgevoerd. Zet het oorspronkelijke bestand terug.`,
      })
    }
  }
  return migrations.filter((migration) => !applied.has(migration.name))
}

async function run(engine: Engine, migration: Migration): Promise<void> {
  try {
    await engine.script(migration.text, { text: record, values: [migration.name, fingerprint(migration)] })
  } catch (cause) {
    throw new Problem(problems.migrationFailed, {
      detail:
        `Migratie ${migration.name} is mislukt; er is niets veranderd. ${cause instanceof Error ? cause.message : ''}`.trim(),
      cause,
    })
  }
}

/** Line endings may differ between checkouts; the statements do not. */
function fingerprint(migration: Migration): string {
  return sha256(migration.text.replaceAll('\r\n', '\n')).toString('hex')
}

/** The role that all queries run under. It belongs to the server, not to the database, so a restored copy may lack it. */
async function ensureRole(engine: Engine): Promise<void> {
  try {
    await engine.script(roleScript)
  } catch (cause) {
    throw new Problem(problems.needsRole, {
      detail:
        'Laat een beheerder van PostgreSQL dit uitvoeren: CREATE ROLE stadspoort_app NOLOGIN; GRANT stadspoort_app TO de gebruiker uit database.url;',
      cause,
    })
  }
}

const roleScript = `do $role$
begin
  if not exists (select from pg_roles where rolname = 'stadspoort_app') then
    begin
      create role stadspoort_app nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, 'stadspoort_app', 'member') then
    execute format('grant stadspoort_app to %I', current_user);
  end if;
  execute 'grant usage on schema public to stadspoort_app';
end $role$`
