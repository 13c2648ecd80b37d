using System.Threading.RateLimiting;
using Dashboard.Data.Apportionment;
using Dashboard.Web.Api;
using Dashboard.Web.Components.Pages.Access;
using Dashboard.Web.Localization;
using Dashboard.Web.Resources;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Web.Components.Pages.Quotas.Workbench;

/// <summary>An allocation.</summary>
/// <param name="Seats">In the order of the request's units.</param>
/// <param name="Ties">Empty when all places are settled.</param>
/// <param name="Warnings">Often empty.</param>
public sealed record ApportionmentAnswer(
    IReadOnlyList<ApportionmentSeats> Seats,
    IReadOnlyList<ApportionmentTie> Ties,
    IReadOnlyList<ApportionmentNote> Warnings);

/// <summary>The seats of one unit.</summary>
/// <param name="Seats">While the unit is tied, the number it has in any case.</param>
/// <param name="Quota">The share the number approximates, a decimal rounded to four places.</param>
public sealed record ApportionmentSeats(string Key, int Seats, string Quota);

/// <summary>Units whose claims to the last places are exactly equal.</summary>
/// <param name="Units">Their keys.</param>
/// <param name="Seats">How many of them receive one seat more.</param>
public sealed record ApportionmentTie(IReadOnlyList<string> Units, int Seats);

/// <summary>Something a reader of the allocation should know.</summary>
/// <param name="Units">The keys of the units it concerns.</param>
public sealed record ApportionmentNote(ApportionmentWarningKind Kind, IReadOnlyList<string> Units);

/// <summary>Answers a request to apportion.</summary>
internal sealed class ApportionmentAnswers : IDisposable
{
    public const int MaxMegabytes = 2;

    private const int MaxBytes = MaxMegabytes * 1024 * 1024;
    private const int QuotaDecimals = 4;

    // Around the calculation and not the request, or two senders who dawdle over their bodies would keep out all others.
    private readonly ConcurrencyLimiter _calculations = new(new ConcurrencyLimiterOptions { PermitLimit = 2, QueueLimit = 16 });

    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!IsJson(context.Request))
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        if (await ReadAsync(context.Request, context.RequestAborted) is not { } bytes)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        var body = ApportionmentBody.Read(bytes);
        if (body.Request is not { } request)
        {
            return ApiProblems.WrongBody(body.Errors);
        }

        using var turn = await _calculations.AcquireAsync(cancellationToken: context.RequestAborted);
        if (!turn.IsAcquired)
        {
            ApportionmentLimit.Refuse(context.Response, TimeSpan.FromSeconds(1));
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        // A thread of its own, so that those of the pool stay free for other requests.
        return await Task.Factory.StartNew(
            () => Answer(request), context.RequestAborted, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public void Dispose() => _calculations.Dispose();

    private static IResult Answer(ApportionmentRequest request) => Apportioner.Apportion(request) switch
    {
        Allocation allocation => Results.Json(new ApportionmentAnswer(
            allocation.Units.Select(u => new ApportionmentSeats(u.Key, u.Seats, u.Quota.ToDecimalString(QuotaDecimals))).ToList(),
            allocation.Tie is { } tie ? [new(tie.Keys, tie.Seats)] : [],
            allocation.Warnings.Select(w => new ApportionmentNote(w.Kind, w.Keys)).ToList())),
        Infeasible obstacle => ApiProblems.Infeasible(obstacle, obstacle.Reason.Say(obstacle)),
        _ => throw new InvalidOperationException(),
    };

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <summary>The body; null when it is too large, of which no more is read than shows that.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaxBytes)
            {
                return null;
            }
        }

        return body.ToArray();
    }
}
