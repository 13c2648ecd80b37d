using System.Collections.Concurrent;
using Dashboard.Data;

namespace Dashboard.Web.Localization;

/// <summary>Says any refusal: its words stand under Type_Member in the resources of its subject, with its members as placeholders.</summary>
public static class Refusals
{
    private static readonly ConcurrentDictionary<Type, string> Keys = new();

    /// <summary>Why it was refused, in the language of the interface.</summary>
    public static string Say(this Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return Sentences.Say(KeyOf(refusal.GetType()), refusal);
    }

    /// <summary>QuotaRefusal_Used: where the words of a kind of refusal stand.</summary>
    internal static string KeyOf(Type refusal) => Keys.GetOrAdd(refusal, static t => t.DeclaringType is { } subject ? $"{subject.Name}_{t.Name}" : t.Name);
}
