using Dashboard.Data.Access;

namespace Dashboard.Tests.Access;

public sealed class PermissionsTests
{
    private const string Own = "320000";
    private const string Other = "330000";

    private static readonly Dictionary<string, Viewer> Viewers = new()
    {
        ["public"] = Viewer.Public,
        ["national"] = Viewer.SignedIn("1", "n", Role.NationalOffice, null),
        ["province"] = Viewer.SignedIn("2", "p", Role.ProvincialOffice, Own),
        ["leadership"] = Viewer.SignedIn("3", "l", Role.Leadership, null),
        ["administrator"] = Viewer.SignedIn("4", "a", Role.Administrator, null),
    };

    /// <summary>Who is allowed: written down again, by hand, so that the table of the product is compared with something.</summary>
    private static readonly Dictionary<(AccessAction Action, string? Province, StageOwner? Stage), string> Allowed = new()
    {
        [(AccessAction.ReadPublished, null, null)] = "public national province leadership administrator",
        [(AccessAction.ReadProvinceUnpublished, Own, null)] = "national province leadership",
        [(AccessAction.ReadProvinceUnpublished, Other, null)] = "national leadership",
        [(AccessAction.ReadProvinceUnpublished, null, null)] = "national leadership",
        [(AccessAction.ReadNationalUnpublished, null, null)] = "national leadership",
        [(AccessAction.ReadContacts, Own, null)] = "national province",
        [(AccessAction.ReadContacts, Other, null)] = "national",
        [(AccessAction.ReadContacts, null, null)] = "national",
        [(AccessAction.SetQuotas, null, null)] = "national",
        [(AccessAction.AskQuotas, Own, null)] = "province",
        [(AccessAction.AskQuotas, Other, null)] = "",
        [(AccessAction.AskQuotas, null, null)] = "",
        [(AccessAction.KeepDeadlines, Own, null)] = "province",
        [(AccessAction.KeepDeadlines, Other, null)] = "",
        [(AccessAction.MoveApplications, Own, StageOwner.Place)] = "province",
        [(AccessAction.MoveApplications, Own, StageOwner.Province)] = "province",
        [(AccessAction.MoveApplications, Own, StageOwner.National)] = "national",
        [(AccessAction.MoveApplications, Own, null)] = "",
        [(AccessAction.MoveApplications, Other, StageOwner.Place)] = "",
        [(AccessAction.MoveApplications, Other, StageOwner.Province)] = "",
        [(AccessAction.MoveApplications, Other, StageOwner.National)] = "national",
        [(AccessAction.MoveApplications, null, StageOwner.Province)] = "",
        [(AccessAction.RecordNationalDecision, null, null)] = "national",
        [(AccessAction.ReportDuties, Own, null)] = "national province",
        [(AccessAction.ReportDuties, Other, null)] = "national",
        [(AccessAction.ManageAccounts, null, null)] = "administrator",
        [(AccessAction.ReadAudit, null, null)] = "national administrator",
        [(AccessAction.ManageSampleData, null, null)] = "national administrator",
        [(AccessAction.WriteBriefings, null, null)] = "national",
        [(AccessAction.ManageTemplates, null, null)] = "administrator",
        [(AccessAction.ReadHealth, null, null)] = "administrator",
    };

    [Fact]
    public void Each_role_may_do_what_the_table_says_and_nothing_else()
    {
        Assert.Empty(Enum.GetValues<AccessAction>().Except(Allowed.Keys.Select(k => k.Action)));
        Assert.All(Allowed, row =>
        {
            var (action, province, stage) = row.Key;
            var allowed = Viewers.Where(v => Permissions.Check(v.Value, action, new(province, stage), publicReading: true) is null).Select(v => v.Key);
            Assert.Equal($"{row.Key}: {row.Value}", $"{row.Key}: {string.Join(' ', allowed)}");
        });
    }

    [Fact]
    public void Without_public_reading_the_public_may_do_nothing()
    {
        Assert.All(Enum.GetValues<AccessAction>(), action =>
            Assert.IsType<AccessRefusal.SignInRequired>(Permissions.Check(Viewer.Public, action, new(Own, StageOwner.Province), publicReading: false)));
        Assert.All(Viewers.Values.Where(v => v.IsSignedIn), viewer =>
            Assert.Null(Permissions.Check(viewer, AccessAction.ReadPublished, default, publicReading: false)));
    }

    [Theory]
    [InlineData("public", AccessAction.SetQuotas, null, null, typeof(AccessRefusal.SignInRequired))]
    [InlineData("leadership", AccessAction.SetQuotas, null, null, typeof(AccessRefusal.RoleMayNot))]
    [InlineData("province", AccessAction.ReadContacts, Other, null, typeof(AccessRefusal.OtherProvince))]
    [InlineData("province", AccessAction.MoveApplications, Own, StageOwner.National, typeof(AccessRefusal.StageOfAnotherOffice))]
    [InlineData("national", AccessAction.MoveApplications, Own, StageOwner.Province, typeof(AccessRefusal.StageOfAnotherOffice))]
    public void A_refusal_says_why(string viewer, AccessAction action, string? province, StageOwner? stage, Type why) =>
        Assert.IsType(why, Permissions.Check(Viewers[viewer], action, new(province, stage), publicReading: true));

    [Fact]
    public void Exactly_a_provincial_office_has_a_province()
    {
        Assert.Throws<ArgumentException>(() => Viewer.SignedIn("1", "p", Role.ProvincialOffice, null));
        Assert.All(
            Enum.GetValues<Role>().Where(r => r != Role.ProvincialOffice),
            role => Assert.Throws<ArgumentException>(() => Viewer.SignedIn("1", "x", role, Own)));
    }

    [Fact]
    public void Claims_give_back_the_account_and_nothing_that_does_not_fit()
    {
        var account = new Account { Id = "7", UserName = "jiangsu", DisplayName = "J", Role = Role.ProvincialOffice, ProvinceCode = Own, SecurityStamp = "s" };
        Assert.Equal(Viewer.SignedIn("7", "J", Role.ProvincialOffice, Own), AccountClaims.ViewerOf(AccountClaims.PrincipalOf(account)));

        account.MustChangePassword = true;
        Assert.Same(Viewer.Public, AccountClaims.ViewerOf(AccountClaims.PrincipalOf(account)));
        Assert.Equal("7", AccountClaims.AccountIdOf(AccountClaims.PrincipalOf(account)));

        var (bare, foreign) = (new Account { Id = "7", Role = Role.ProvincialOffice }, new System.Security.Claims.ClaimsPrincipal(
            new System.Security.Claims.ClaimsIdentity(AccountClaims.PrincipalOf(new Account { Id = "7", Role = Role.NationalOffice }).Claims, "other")));
        Assert.Same(Viewer.Public, AccountClaims.ViewerOf(AccountClaims.PrincipalOf(bare)));
        Assert.Same(Viewer.Public, AccountClaims.ViewerOf(foreign));
    }

    [Theory]
    [InlineData("short", typeof(PasswordRefusal.TooShort))]
    [InlineData("aaaaaaaaaaaaaaaa", typeof(PasswordRefusal.TooUniform))]
    [InlineData("the name is jiangsu!", typeof(PasswordRefusal.ContainsUserName))]
    [InlineData("My-Password-2026", typeof(PasswordRefusal.Common))]
    [InlineData("correct horse battery", null)]
    [InlineData("春眠不觉晓处处闻啼鸟夜来", null)]
    public void A_password_is_long_and_no_word_that_is_tried_first(string password, Type? fault) =>
        Assert.Equal(fault, PasswordRules.Check(password, "jiangsu")?.GetType());

    [Fact]
    public void One_time_passwords_are_good_and_never_the_same()
    {
        var passwords = Enumerable.Range(0, 500).Select(_ => PasswordRules.OneTime()).ToList();

        Assert.All(passwords, p => Assert.Null(PasswordRules.Check(p, "")));
        Assert.Distinct(passwords);
    }
}
