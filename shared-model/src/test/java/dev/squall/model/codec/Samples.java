package dev.squall.model.codec;

/** Experiments for the tests of the reader. */
final class Samples {
    /** Every key and every form that can be written. */
    static final String WHOLE = """
            title: Checkout survives
            description: Orders are taken while parts fail
            tags: [payments, weekly]
            version: 1.0.0
            contributions: {availability: high}
            owner: team-payments
            approval: {required: 2}
            targets:
              clusters: [eu-1, us-1]
              agents: {selector: "zone=a", mode: all}
              quorum: 0.9
            blast-radius: {max-pods: 3, max-percent: 20, max-nodes: 1, protect: ["ns=kube-system"]}
            runtime:
              hypothesis: {strategy: continuously}
              rollbacks: {strategy: always}
            configuration:
              wait: 2
              port: {type: env, key: PORT, default: 8080, env_var_type: int}
              pods: {type: probe, provider: {type: process, path: sh, arguments: "-c 'echo 1'"}}
              shape: {type: round}
            secrets:
              api: {token: {type: env, key: TOKEN}, user: me}
              vault: {key: {type: vault, path: foo/bar, key: password}}
            controls:
            - {name: trace, provider: {type: python, module: tracing}, scope: before, automatic: false}
            extensions:
            - {name: vendor, anything: [1, 2]}
            guards:
            - name: errors
              source: {type: prometheus, url: "http://prometheus:9090", query: "rate(errors[1m])", secret: prom-token}
              at: agent
              reduce: max
              abort-when: "> 0.05"
              warn-when: ">= 0.01"
              relative-to: {baseline: before-run, max-ratio: 1.2}
              interval: 2s
              initial-delay: 10s
              trip: {consecutive: 2, of: "3/5", at-once: "> 0.5"}
              no-data: {after: 10s, do: unknown}
              max-sample-age: 15s
              on-trip: halt-cluster
              before: {hold: 60s}
              after: {within: 5m, hold: 60s}
              mode: shadow
            - name: rate
              source: {type: http, url: "http://app/rate"}
              target: $.body.rate
              abort-when: "< 1"
            steady-state-hypothesis:
              title: It serves
              probes:
              - {type: probe, name: is-up, provider: &http {type: http, url: "http://app/"}, tolerance: true}
              - {type: probe, name: p2, provider: *http, tolerance: 200}
              - {type: probe, name: p3, provider: *http, tolerance: "${want}"}
              - {type: probe, name: p4, provider: *http, tolerance: [1, 5]}
              - {type: probe, name: p5, provider: *http, tolerance: {status: [200, 201]}}
              - {type: probe, name: p6, provider: *http, tolerance: {type: regex, pattern: "^a", target: stdout}}
              - {type: probe, name: p7, provider: *http, tolerance: {type: jsonpath, path: $.a, target: body, expect: null, count: 2}}
              - {type: probe, name: p8, provider: *http, tolerance: {type: range, range: [0.0, 0.5]}}
              - {type: probe, name: p9, provider: *http, tolerance: {type: probe, name: check, provider: *http}}
            method:
            - type: probe
              name: call
              provider:
                type: http
                url: http://app:${port}/orders
                method: post
                headers: {Content-Type: application/json}
                arguments: {item: x}
                timeout: [1, 2.5]
                verify_tls: false
                max_retries: 3
            - {type: action, name: run, provider: {type: process, path: sh, arguments: [-c, exit 0], timeout: 500ms}}
            - type: action
              name: kill
              provider:
                type: python
                module: chaosk8s.pod.actions
                func: terminate_pods
                arguments: {ns: shop}
                secrets: [api]
            - type: action
              name: slow
              provider: {type: toxiproxy, func: latency, arguments: {proxy: redis, latency: 5s}}
              duration: 60s
              timeout: 0.9
              background: true
              pauses: {before: "${wait}", after: 1.5}
              targets: {clusters: {selector: "env=staging"}, agents: {mode: count, value: 2}}
              controls: [{name: c, provider: {type: python, module: m}}]
            - {ref: is-up, background: true}
            rollbacks:
            - {ref: run}
            """;

    private Samples() {}
}
