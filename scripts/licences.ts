import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '#db/open.ts';
import { readArguments, runCommand } from '#scripts/command.ts';
import { isAllowed, shippedPackages } from '#scripts/licences/shipped-packages.ts';

const USAGE = `npm run licences [-- --json]

Lists name, version and licence of every package that is installed where the site runs, as package-lock.json has them.
Exit status: 0 all licences are among those allowed, 1 one is not, or is not told, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values } = readArguments({
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const lockfile = readFileSync(join(projectFolder(), 'package-lock.json'), 'utf8');
  const packages = shippedPackages(lockfile, { os: process.platform, cpu: process.arch });
  if (values.json) console.log(JSON.stringify(packages, null, 2));
  else
    for (const { name, version, licence } of packages) console.log(`${name}\t${version}\t${licence ?? '-'}`);
  const wrong = packages.filter(({ licence }) => !isAllowed(licence));
  for (const { name, licence } of wrong)
    console.error(
      licence ? `${name} is under ${licence}, which is not allowed.` : `${name} tells no licence.`,
    );
  return wrong.length > 0 ? 1 : 0;
}

await runCommand(USAGE, main);
