import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** The program, which Debian keeps where only root looks; undefined where it is not installed. */
export function nginxProgram(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, 'nginx')).find((file) => existsSync(file));
}

/** nginx with files in memory's cache, as many workers as cores and no log: what it can serve at most. */
function configuration(folder: string, port: number): string {
  return `daemon off; worker_processes auto; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; default_type text/html;
  open_file_cache max=1000; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
  server { listen 127.0.0.1:${port}; root ${folder}/pages; }
}
`;
}

/** Serves files by name, from a folder that is removed at the end. */
export async function withNginx<Result>(
  program: string,
  port: number,
  files: ReadonlyMap<string, Buffer>,
  work: () => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-nginx-'));
  // Its workers are another user where it is started by root.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'pages'));
  for (const [name, bytes] of files) writeFileSync(join(folder, 'pages', name), bytes);
  writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port));
  const server = spawn(
    program,
    ['-p', folder, '-e', join(folder, 'error.log'), '-c', join(folder, 'nginx.conf')],
    { stdio: 'ignore' },
  );
  const gone = once(server, 'exit');
  try {
    return await work();
  } finally {
    server.kill('SIGQUIT');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  }
}
