using Microsoft.Extensions.Options;

namespace Dashboard.Data.Access;

/// <summary>
/// Sign-in by a provider of OpenID Connect, beside passwords; off while no <see cref="Authority"/> is named. Who comes from there gets
/// the role and the province that the lists here say for what the provider says of them, and no account without both.
/// </summary>
public sealed class SingleSignOnOptions
{
    /// <summary>The provider's issuer, over https; over http only on this machine. Null: no single sign-on.</summary>
    public string? Authority { get; set; }

    /// <summary>As this product is registered there.</summary>
    public string ClientId { get; set; } = "";

    /// <summary>Null: the provider asks for none (PKCE is used in any case).</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What officials call the provider, for the button; null: single sign-on.</summary>
    public string? Name { get; set; }

    /// <summary>Asked for beside openid and profile.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>The claim whose values say the role.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The claim whose values say the province.</summary>
    public string ProvinceClaim { get; set; } = "province";

    /// <summary>Which value of the role claim is which role, compared letter by letter; other values say nothing.</summary>
    public IReadOnlyList<RoleOfValue> Roles { get; set; } = [];

    /// <summary>Which value of the province claim is which province, compared letter by letter. An official code says itself.</summary>
    public IReadOnlyList<ProvinceOfValue> Provinces { get; set; } = [];

    /// <summary>How far the provider's clock may be from this one.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>True when a provider is named.</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>What is wrong with the settings, in a sentence for the operator; null: nothing, or it is off.</summary>
    public string? Fault() => this switch
    {
        { IsOn: false } => null,
        _ when !Uri.TryCreate(Authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || address is { Scheme: "http", IsLoopback: true }) =>
            "Access:SingleSignOn:Authority must be an address over https (over http only on this machine).",
        { Authority.Length: > SingleSignOnRules.IssuerLength } => $"Access:SingleSignOn:Authority must have at most {SingleSignOnRules.IssuerLength} characters.",
        { ClientId: "" } => "Access:SingleSignOn:ClientId is missing.",
        { Roles.Count: 0 } => "Access:SingleSignOn:Roles is empty: nobody could enter. Each line has a Value and a Role.",
        _ when Roles.FirstOrDefault(r => r.Value.Length == 0 || !Enum.IsDefined(r.Role)) is { } wrong => $"Access:SingleSignOn:Roles: \"{wrong.Value}\" has no Value or no Role.",
        _ when Roles.GroupBy(r => r.Value, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice => $"Access:SingleSignOn:Roles names \"{twice.Key}\" twice.",
        _ when Provinces.GroupBy(p => p.Value, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice => $"Access:SingleSignOn:Provinces names \"{twice.Key}\" twice.",
        { ClockSkew: var skew } when skew < TimeSpan.Zero || skew > TimeSpan.FromMinutes(5) => "Access:SingleSignOn:ClockSkew must be between nothing and five minutes.",
        _ => null,
    };
}

/// <summary>A value of the role claim and the role it gives.</summary>
public sealed record RoleOfValue
{
    public string Value { get; init; } = "";

    public Role Role { get; init; } = (Role)(-1);
}

/// <summary>A value of the province claim and the official code it stands for.</summary>
public sealed record ProvinceOfValue
{
    public string Value { get; init; } = "";

    public string Code { get; init; } = "";
}

/// <summary>Stops the start in words when the provider's settings cannot work.</summary>
internal sealed class SingleSignOnValidation : IValidateOptions<AccessOptions>
{
    public ValidateOptionsResult Validate(string? name, AccessOptions options) =>
        options.SingleSignOn.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
}
