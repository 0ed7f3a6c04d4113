// AssemblyScript. Its plain twin is row-sums.ts, which also says what is summed; both add in the same order, so that
// they give the same bits. `npm run kernels` compiles it into row-sums.wasm.ts.

/** bounds, others, pairs and sums are addresses in the memory of the workspace. */
export function sumRows(first: u32, last: u32, bounds: usize, others: usize, pairs: usize, sums: usize): void {
  let begin: usize = load<u32>(bounds + 12 * first);
  let bound: usize = bounds + 12 * first;
  let out: usize = sums + 40 * first;
  for (let row = first; row < last; row++) {
    let total = f64x2.splat(0);
    let evenProducts = f64x2.splat(0);
    let oddProducts = f64x2.splat(0);
    let weighted: f64 = 0;
    for (let level = 0; level < 3; level++) {
      bound += 4;
      const end: usize = load<u32>(bound);
      let at: usize = others + (begin << 2);
      const stop: usize = others + (end << 2);
      let even = f64x2.splat(0);
      let odd = f64x2.splat(0);
      while (at + 4 < stop) {
        const p = v128.load(pairs + ((<usize>load<u32>(at)) << 4));
        const q = v128.load(pairs + ((<usize>load<u32>(at, 4)) << 4));
        even = f64x2.add(even, p);
        evenProducts = f64x2.add(evenProducts, f64x2.mul(p, v128.shuffle<f64>(p, p, 1, 1)));
        odd = f64x2.add(odd, q);
        oddProducts = f64x2.add(oddProducts, f64x2.mul(q, v128.shuffle<f64>(q, q, 1, 1)));
        at += 8;
      }
      if (at < stop) {
        const p = v128.load(pairs + ((<usize>load<u32>(at)) << 4));
        even = f64x2.add(even, p);
        evenProducts = f64x2.add(evenProducts, f64x2.mul(p, v128.shuffle<f64>(p, p, 1, 1)));
      }
      even = f64x2.add(even, odd);
      total = f64x2.add(total, even);
      weighted += f64x2.extract_lane(even, 1) * (0.5 * <f64>level);
      begin = end;
    }
    v128.store(out, total);
    v128.store(out, f64x2.add(evenProducts, oddProducts), 16);
    store<f64>(out, weighted, 32);
    out += 40;
  }
}
