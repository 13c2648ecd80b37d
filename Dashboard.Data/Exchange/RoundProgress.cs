using Dashboard.Data.Places;
using Dashboard.Data.Progression;
using Dashboard.Data.Quotas;

namespace Dashboard.Data.Exchange;

/// <summary>An application as the file leaves it, step by step. Its own copy: nothing of it is saved.</summary>
internal sealed class RoundProgress(Application application, RoundRecords records)
{
    private readonly Dictionary<Material, (DateOnly First, MaterialReceipt Latest)> _received = records.Receipts[application.Id]
        .GroupBy(m => m.Material).ToDictionary(g => g.Key, g => (g.Min(m => m.ReceivedOn), g.MaxBy(m => m.Number)!));

    public Application Application => application;

    public IReadOnlyList<StageChange> Changes => application.Changes;

    public Stage Stage => application.Changes[^1].To;

    public DateOnly StartedOn => application.Changes[0].EffectiveOn;

    /// <summary>Null: it goes on.</summary>
    public DateOnly? EndedOn => StageRules.IsLive(Stage) ? null : application.Changes[^1].EffectiveOn;

    public QuotaCell Cell => ApplicationFacts.CellOf(application);

    /// <summary>The last day on which it came into a stage; null: never.</summary>
    public DateOnly? DayOf(Stage stage) => application.Changes.FindLast(c => c.To == stage)?.EffectiveOn;

    /// <summary>True when the step is recorded, with this last day of a public notice if the file names one.</summary>
    public bool Says(StepEntry entry) => application.Changes.FindLast(c => c.To == entry.Stage && c.EffectiveOn == entry.Step.EffectiveOn) is { } change
        && (entry.Step.NoticeEndsOn is null || entry.Step.NoticeEndsOn == change.NoticeEndsOn);

    /// <summary>True when the latest receipt is of that day, and in that form and with that remark if the file names them.</summary>
    public bool Says(MaterialEntry entry) => Latest(entry.Received.Material) is { } latest && latest.ReceivedOn == entry.Received.ReceivedOn
        && (entry.Received.Medium is null || entry.Received.Medium == latest.Medium)
        && (entry.Received.Remark is null || entry.Received.Remark == latest.Remark);

    public MaterialReceipt? Latest(Material material) => _received.TryGetValue(material, out var receipts) ? receipts.Latest : null;

    public ApplicationFacts Facts(bool placeIsReal) => ApplicationFacts.Of(application, placeIsReal) with
    {
        Held = [.. records.Held[application.PlaceCode]],
        Received = _received.ToDictionary(r => r.Key, r => r.Value.First),
        Assessed = ApplicationFacts.LatestOf(records.Assessments[application.Id]),
        Review = records.Reviews.GetValueOrDefault(application.Id),
    };

    public void Take(StageRule rule, StageStep step)
    {
        application.Take(rule, step);
        application.Version++;
    }

    public void Take(ReceivedMaterial received)
    {
        var receipt = MaterialReceipt.Of(application.Id, received, (Latest(received.Material)?.Number ?? 0) + 1);
        _received[received.Material] = _received.TryGetValue(received.Material, out var held)
            ? (held.First < received.ReceivedOn ? held.First : received.ReceivedOn, receipt) : (received.ReceivedOn, receipt);
    }

    /// <summary>Its own copy of what was read, to be led further.</summary>
    public static Application Copy(Application application)
    {
        var copy = new Application
        {
            Id = application.Id,
            RoundCode = application.RoundCode,
            PlaceCode = application.PlaceCode,
            ProvinceCode = application.ProvinceCode,
            Track = application.Track,
            Tier = application.Tier,
            Ground = application.Ground,
            Version = application.Version,
            Source = "",
        };
        copy.Changes.AddRange(application.Changes);
        return copy;
    }
}
