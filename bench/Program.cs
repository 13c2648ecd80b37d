using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Dashboard.Bench;

switch (args)
{
    case ["scale", var seed]:
        await Scale.RunAsync(seed);
        return 0;
    case ["cube", var seed]:
        await CubeCosts.RunAsync(seed);
        return 0;
    case ["pages", var blank, var product, .. var paths]:
        await PageCosts.RunAsync(blank, product, paths);
        return 0;
    case ["booklet", var address, var process]:
        await BookletCosts.RunAsync(address, int.Parse(process, CultureInfo.InvariantCulture));
        return 0;
    case ["kill", "import" or "publication", var seed, var times]:
        return await KillTest.RunAsync(args[1], seed, int.Parse(times, CultureInfo.InvariantCulture));
    case ["recommend", var file]:
        return await Recommend.RunAsync(file);
    case ["recommend-some", var file, .. var applications]:
        await Recommend.SomeAsync(file, applications);
        return 0;
    case ["kill-write", var file, var what]:
        await KillTest.WriteAsync(file, what);
        return 0;
}

// In process: the harness would otherwise generate, restore and build a project of its own for every run.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithWarmupCount(5)
    .WithIterationCount(10);

BenchmarkSwitcher
    .FromAssembly(typeof(Program).Assembly)
    .Run(args, DefaultConfig.Instance.AddJob(job));
return 0;
