using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Bench;

/// <summary>
/// Budget (issue on briefings): a booklet of 32 provinces in ten seconds, in bounded memory. Asks a running product for it over HTTP: the first time, then
/// one after another, then several at once; and reads what the process holds.
/// </summary>
internal static class BookletCosts
{
    private const int Repetitions = 20;
    private const int AtOnce = 4;
    private const double Megabyte = 1024 * 1024;

    /// <param name="address">Of the product, in Development: http://127.0.0.1:5080</param>
    /// <param name="process">Its number.</param>
    public static async Task RunAsync(string address, int process)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromMinutes(5) };
        using var product = Process.GetProcessById(process);
        Console.WriteLine("| Booklet of 32 provinces | ms | kB | working set, MB | at most, MB |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        await client.GetByteArrayAsync("/briefing/sample");
        await SayAsync("first", 1, 1);
        await SayAsync($"{Repetitions} one after another, the median", Repetitions, 1);
        await SayAsync($"{Repetitions} more", Repetitions, 1);
        await SayAsync($"{AtOnce} at once, the slowest of {Repetitions / AtOnce} times", Repetitions / AtOnce, AtOnce);

        async Task SayAsync(string what, int times, int atOnce)
        {
            var (all, size) = (new List<double>(), 0);
            for (var run = 0; run < times; run++)
            {
                var answers = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async _ =>
                {
                    var watch = Stopwatch.StartNew();
                    var file = await client.GetByteArrayAsync("/api/v1/briefings/sample/booklet.docx");
                    return (watch.Elapsed.TotalMilliseconds, file.Length);
                }));
                all.AddRange(answers.Select(a => a.TotalMilliseconds));
                size = answers[0].Length;
            }

            product.Refresh();
            var ms = atOnce > 1 ? all.Max() : all.Order().ElementAt(all.Count / 2);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {ms:0} | {size / 1024:#,0} | {product.WorkingSet64 / Megabyte:0} | {product.PeakWorkingSet64 / Megabyte:0} |"));
        }
    }
}
