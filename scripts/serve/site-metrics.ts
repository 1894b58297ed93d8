import { createServer, type Server } from 'node:http';
import { AggregatorRegistry, Counter, Gauge, type MetricObject, Registry } from 'prom-client';

/** What processes send: the form of prom-client, which adds up such lists. */
type Snapshot = MetricObject[];

/** Kinds of figures that only grow, and are kept when a process has ended, so that the sum never falls. */
const LASTING = ['counter', 'histogram'];

/** The figures of the site: those of its server processes, added up, and those of what watches over them. */
export class SiteMetrics {
  readonly #latest = new Map<object, Snapshot>();
  readonly #registry = new Registry();
  readonly #ended: Counter<'reason'>;
  readonly #processes: Gauge;
  #gone: Snapshot = [];

  constructor() {
    const registers = [this.#registry];
    this.#ended = new Counter({
      ...{ registers, name: 'broadsheet_processes_ended_total', labelNames: ['reason'] },
      help: 'Server processes that ended before the site was stopped: by themselves, or because they hung',
    });
    for (const reason of ['died', 'hung']) this.#ended.inc({ reason }, 0);
    this.#processes = new Gauge({
      ...{ registers, name: 'broadsheet_processes' },
      help: 'Server processes that have told of themselves',
    });
  }

  /** The figures of a process, as it has sent them. */
  heard(process: object, snapshot: unknown): void {
    if (Array.isArray(snapshot)) this.#latest.set(process, snapshot);
  }

  /** A process has ended: what it has counted stays. */
  async ended(process: object, reason: 'died' | 'hung' | 'stopped'): Promise<void> {
    if (reason !== 'stopped') this.#ended.inc({ reason });
    const last = this.#latest.get(process);
    this.#latest.delete(process);
    if (!last) return;
    const lasting = last.filter(({ type }) => LASTING.includes(String(type)));
    this.#gone = await AggregatorRegistry.aggregate([this.#gone, lasting]).getMetricsAsJSON();
  }

  /** Prometheus’ text format, version 0.0.4. */
  async text(): Promise<string> {
    this.#processes.set(this.#latest.size);
    const own = await this.#registry.getMetricsAsJSON();
    return AggregatorRegistry.aggregate([...this.#latest.values(), this.#gone, own]).metrics();
  }
}

/** Serves the figures at `/metrics` and nothing else, apart from the site. */
export function metricsServer(metrics: SiteMetrics): Server {
  return createServer((request, response) => {
    if (request.url?.split('?', 1).join('') !== '/metrics') {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Figures are at /metrics.\n');
      return;
    }
    metrics.text().then(
      (text) => response.writeHead(200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE }).end(text),
      (error: unknown) => {
        console.error(error);
        response.writeHead(500).end();
      },
    );
  });
}
