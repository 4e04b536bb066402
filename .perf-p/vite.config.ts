export default { root: "/work/main/.perf-p", base: "./", build: { outDir: "/tmp/perf-p", emptyOutDir: true, minify: false } };
