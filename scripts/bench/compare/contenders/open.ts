import type { Contender, ContenderKey, Opening } from '#scripts/bench/compare/contenders/contender.ts';

/** Opens a contender; only its own library is loaded, so that the process's memory is its own. */
export async function openContender(key: ContenderKey, place: Opening): Promise<Contender> {
  switch (key) {
    case 'broadsheet':
      return (await import('#scripts/bench/compare/contenders/broadsheet.ts')).openBroadsheet(place);
    case 'limit':
      return (await import('#scripts/bench/compare/contenders/bare-index.ts')).openBareIndex(place);
    case 'sqlite':
      return (await import('#scripts/bench/compare/contenders/sqlite.ts')).openSqlite(place);
    case 'minisearch':
      return (await import('#scripts/bench/compare/contenders/minisearch.ts')).openMiniSearch(place);
    case 'flexsearch':
      return (await import('#scripts/bench/compare/contenders/flexsearch.ts')).openFlexSearch(place);
    case 'orama':
      return (await import('#scripts/bench/compare/contenders/orama.ts')).openOrama(place);
    case 'postgres':
      return (await import('#scripts/bench/compare/contenders/postgres.ts')).openPostgres(place);
  }
}
